import { describe, expect, it } from '@jest/globals'
import { checkDispute } from '../../src/operations/disputes/checkDispute.ts'
import { at, books, control, g, move, moved, opened, paidOrder, paidTopUp, read, since, stripeDispute, tell, tellOf } from '../support/disputeApp.ts'
import { asPlatform } from '../support/ledger.ts'

const ANSWER = { answer: 'The article was delivered within the deadline.' }
const check = (id: string): Promise<void> => asPlatform(g.t.app, (req) => checkDispute(req, id))
const submissionsOf = async (gatewayId: string) => ((await stripeDispute(gatewayId)).evidence_details as { submission_count: number }).submission_count
const evidence = (id: string, who: 'support' | 'client' | 'editor' = 'support') => g.t.as(who, 'GET', `/api/gateway-disputes/${id}/evidence`)

/** What staff answer the bank, and how it gets there. */
export function answerStories(): void {
  describe('the answer', () => {
    it('is written by staff, read as PDF and sent once, whatever happens to the line', async () => {
      const { order, payment } = await paidOrder()
      await g.t.move('writer', order, 'claim')
      await g.t.ok(g.t.upload('writer', order))
      await g.t.app.runJobs()
      const { id, gatewayId } = await opened(payment, { reason: 'product_not_received' })
      for (const who of ['client', 'editor'] as const) expect([(await move(who, gatewayId, 'submit')).status, (await evidence(id, who)).status]).toEqual([403, 403])
      expect((await move('support', gatewayId, 'submit')).body.code).toBe('dispute_answer_missing')
      await moved('support', gatewayId, 'write_answer', ANSWER)
      expect(await read(gatewayId)).toMatchObject({ assignee: g.t.ids.support, ...ANSWER })
      const pdf = await evidence(id)
      expect([pdf.status, Buffer.from(pdf.body).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

      await moved('support', gatewayId, 'submit')
      expect(await read(gatewayId)).toMatchObject({ state: 'submitting', decidedBy: g.t.ids.support })
      await expect(g.t.app.database.sql(`update gateway_disputes set answer = 'Other words' where id = $1`, [id])).rejects.toThrow('stays as it is')
      await control('faults', { kind: 'reply_lost', method: 'POST', path: '/v1/disputes', times: 4 })
      await expect(check(id)).rejects.toThrow()
      expect([(await read(gatewayId)).state, await submissionsOf(gatewayId)]).toEqual(['submitting', 1])
      await g.control('DELETE', 'faults')
      // The order goes on meanwhile: what the bank has does not change.
      await g.t.move('writer', order, 'submit_work')
      await Promise.all([check(id), check(id), tell(gatewayId)])
      await check(id)
      expect([(await read(gatewayId)).state, await submissionsOf(gatewayId)]).toEqual(['under_review', 1])
      expect((await stripeDispute(gatewayId)).evidence).toMatchObject({ uncategorized_text: ANSWER.answer, uncategorized_file: expect.stringMatching(/^file_/) })
      const pack = (await g.t.app.database.sql<{ evidence: { sections: { title: string; rows: { text: string }[] }[] } }>('select evidence from gateway_disputes where id = $1', [id]))[0]!.evidence
      expect(pack.sections.map(({ title }) => title)).toEqual(['What was ordered', 'What happened', 'Files', 'Invoices and receipts'])
      expect(pack.sections[2]!.rows[0]!.text).toMatch(/^work.pdf: final of the writer, \d+ bytes, SHA-256 [0-9a-f]{64}$/)
    })

    it('that never left is sent by the next run, and both runs at once send it once', async () => {
      const { payment } = await paidTopUp(2_000)
      const { id, gatewayId } = await opened(payment)
      await moved('admin', gatewayId, 'take')
      await moved('support', gatewayId, 'write_answer', ANSWER)
      await moved('support', gatewayId, 'submit')
      await control('faults', { kind: 'request_lost', method: 'POST', path: '/v1/files', times: 2 })
      await expect(check(id)).rejects.toThrow()
      await g.control('DELETE', 'faults')
      await Promise.all([check(id), check(id), check(id)])
      expect(await read(gatewayId)).toMatchObject({ state: 'under_review', assignee: g.t.ids.admin })
      expect(await submissionsOf(gatewayId)).toBe(1)
    })

    it.each([['/v1/files', 4], ['/v1/disputes', 2]])('arrives once, though Stripe fails in the middle at %s and goes on answering so', async (path, times) => {
      const { payment } = await paidOrder()
      const { id, gatewayId } = await opened(payment)
      await moved('support', gatewayId, 'write_answer', ANSWER)
      await moved('support', gatewayId, 'submit')
      await control('faults', { kind: 'error_after_effect', method: 'POST', path, times })
      await check(id).catch((error: unknown) => expect(error).toMatchObject({ kind: 'unreachable' }))
      await g.control('DELETE', 'faults')
      at(1)
      await check(id)
      expect([(await read(gatewayId)).state, await submissionsOf(gatewayId)]).toEqual(['under_review', 1])
      at(0)
      await g.t.app.runJobs()
    })

    it('comes too late after the due date, here and at the gateway', async () => {
      const { payment } = await paidOrder()
      const { id, gatewayId } = await opened(payment)
      await moved('support', gatewayId, 'write_answer', ANSWER)
      at(24 * 10)
      expect((await move('support', gatewayId, 'submit')).body.code).toBe('dispute_past_due')
      at(0)
      await moved('support', gatewayId, 'submit')
      g.stripe.world.clockOffset += 10 * 86_400
      await check(id)
      g.stripe.world.clockOffset -= 10 * 86_400
      expect(await read(gatewayId)).toMatchObject({ state: 'needs_response', problem: expect.stringContaining('past its due date'), decidedBy: null })
      await g.t.app.runJobs()
    })

    it('may be asked for again when an inquiry becomes a dispute', async () => {
      const { payment } = await paidOrder()
      const before = await books()
      const { id, gatewayId } = await opened(payment, { inquiry: true })
      expect(await read(gatewayId)).toMatchObject({ isInquiry: true, withdrawnMinor: 0, frozenMinor: 0 })
      expect((await move('admin', gatewayId, 'concede')).body.code).toBe('dispute_is_inquiry')
      await moved('support', gatewayId, 'write_answer', ANSWER)
      await moved('support', gatewayId, 'submit')
      await check(id)
      expect(await read(gatewayId)).toMatchObject({ state: 'under_review', isInquiry: true })
      const taken = { id: `txn_${id}`, amountMinor: -1_000, feeMinor: 15, currency: 'USD' }
      await tellOf(gatewayId, (said) => ({ ...said, step: 'needs_response', isInquiry: false, movements: [taken] }))
      expect(await read(gatewayId)).toMatchObject({ state: 'needs_response', isInquiry: false, withdrawnMinor: 1_000, frozenMinor: 1_000, decidedBy: null })
      // What it took of the inquiry does not answer the dispute.
      await moved('support', gatewayId, 'submit')
      await tellOf(gatewayId, (said) => ({ ...said, step: 'needs_response', isInquiry: false, movements: [taken] }))
      expect((await read(gatewayId)).state).toBe('submitting')
      await tellOf(gatewayId, (said) => ({ ...said, step: 'closed', movements: [taken, { ...taken, id: `${taken.id}-back`, amountMinor: 1_000, feeMinor: -15 }] }))
      expect(await read(gatewayId)).toMatchObject({ state: 'closed', withdrawnMinor: 0, frozenMinor: 0 })
      expect(await since(before)).toEqual({ cost: 0, fees: 0, gateway: 0, wallet: 0 })
    })
  })
}
