import { expect, it } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { manualGateway } from './manualGateway.ts'
import { stripeGateway } from './stripeGateway.ts'

it.each<[string, (response: http.ServerResponse) => void]>([
  ['an empty object', (response) => response.end('{}')],
  ['null', (response) => response.end('null')],
  ['a page', (response) => response.end('<html>Welcome</html>')],
  ['another payment', (response) => response.end(JSON.stringify({ id: 'pi_other', status: 'succeeded', amount: 1, amount_received: 1, currency: 'usd' }))],
  ['half a cent', (response) => response.end(JSON.stringify({ id: 'pi_asked', status: 'succeeded', amount: 1, amount_received: 0.5, currency: 'usd' }))],
  ['an unknown status', (response) => response.end(JSON.stringify({ id: 'pi_asked', status: 'paid?', amount: 1, amount_received: 1, currency: 'usd' }))],
  ['no currency', (response) => response.end(JSON.stringify({ id: 'pi_asked', status: 'succeeded', amount: 1, amount_received: 1, currency: 'gold' }))],
  ['a drip', (response) => void setInterval(() => response.write(' '), 50).unref()],
  ['silence', () => undefined],
])('%s as an answer is no answer', async (_case, answer) => {
  const server = http.createServer((_request, response) => answer(response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const asked = stripeGateway({ websiteId: 'a-website', secretKey: 'sk_test_answers', apiUrl: `http://127.0.0.1:${port}`, timeoutMs: 150, retries: 0 }).readPayment('pi_asked')
  await expect(asked).rejects.toMatchObject({ name: 'GatewayError', kind: 'unreachable' })
  server.closeAllConnections()
  server.close()
})

it('a bank transfer waits for staff, and knows itself by its id', async () => {
  const payment = await manualGateway.startPayment({
    id: '018e0000-0000-7000-8000-000000000001', mode: 'transfer', amountMinor: 900, surchargeMinor: 0, currency: 'EUR', about: 'Order INK-0042', method: null, isOffSession: false,
    savesMethod: false, returnUrl: null, expiresAt: new Date(0), client: { id: 'client-1', email: 'ada@example.com', name: 'Ada', gatewayId: null },
  })
  expect(payment).toMatchObject({ step: 'requires_action', currency: 'EUR', redirectUrl: null, receivedMinor: 0 })
  expect(await manualGateway.readPayment(payment.id)).toEqual(payment)
  expect(await manualGateway.cancelPayment(payment.id)).toMatchObject({ step: 'cancelled' })
  const refund = await manualGateway.refund({ id: '018e0000-0000-7000-8000-000000000002', intentId: payment.intentId!, amountMinor: 300, currency: 'EUR' })
  expect(refund).toMatchObject({ step: 'processing', amountMinor: 300, currency: 'EUR', intentId: payment.id })
  expect(await manualGateway.readRefund(refund.id)).toEqual(refund)
  await expect(manualGateway.readDispute('du_1')).rejects.toMatchObject({ kind: 'refused' })
  await expect(manualGateway.readPayment('pi_1')).rejects.toMatchObject({ kind: 'refused' })
})
