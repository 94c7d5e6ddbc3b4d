import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type Stripe from 'stripe'
import { startConforming, type Conforming } from './conforming.ts'

const DAY = 86_400

let sim: Conforming
let stripe: Stripe
let tests = 0

beforeAll(async () => {
  sim = await startConforming()
})
beforeEach(() => {
  stripe = sim.speaker(`sk_test_money${++tests}`)
})
afterAll(async () => {
  expect(sim.conformance().faults).toEqual([])
  await sim.simulator.stop()
})

const pay = (payment_method: string, amount = 10_000) => stripe.paymentIntents.create({ amount, currency: 'usd', payment_method, confirm: true })
const types = async (): Promise<string[]> => (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type)

async function balance(): Promise<{ available: number; pending: number }> {
  const { available, pending } = await stripe.balance.retrieve()
  return { available: available[0]!.amount, pending: pending[0]!.amount }
}

/** The balance is the sum of its transactions, and those are the movements of the journal. */
async function expectBalanced(): Promise<void> {
  const { available, pending } = await balance()
  const transactions = await stripe.balanceTransactions.list({ limit: 100 })
  const ids = new Set(transactions.data.map(({ id }) => id))
  const moved = sim.simulator.world.journal.lines().filter((line) => line.kind === 'movement' && ids.has(line.id)) as { net: number }[]
  expect(moved).toHaveLength(ids.size)
  expect(available + pending).toBe(transactions.data.reduce((sum, { net }) => sum + net, 0))
  expect(available + pending).toBe(moved.reduce((sum, { net }) => sum + net, 0))
}

it('a charge costs its fee and is available after two days', async () => {
  const intent = await stripe.paymentIntents.retrieve((await pay('pm_card_visa')).id, { expand: ['latest_charge.balance_transaction'] })
  expect((intent.latest_charge as Stripe.Charge).balance_transaction).toMatchObject({ amount: 10_000, fee: 320, net: 9_680, status: 'pending', type: 'charge' })
  expect(await balance()).toEqual({ available: 0, pending: 9_680 })
  await sim.control('clock', { seconds: 2 * DAY })
  expect(await balance()).toEqual({ available: 9_680, pending: 0 })
  await expectBalanced()
})

it('a refund gives the amount back and keeps the fee; one that fails later brings it back', async () => {
  const { id } = await pay('pm_card_refundFail')
  const refund = await stripe.refunds.create({ payment_intent: id, amount: 4_000 })
  expect(refund.status).toBe('succeeded')
  expect((await balance()).available).toBe(-4_000)
  await sim.control(`objects/${refund.id}/fail`, { reason: 'lost_or_stolen_card' })
  expect(await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] })).toMatchObject({
    status: 'failed', failure_reason: 'lost_or_stolen_card', failure_balance_transaction: { amount: 4_000, type: 'refund_failure' },
  })
  expect(await stripe.charges.retrieve(refund.charge as string)).toMatchObject({ amount_refunded: 0, refunded: false })
  expect(await types()).toEqual(expect.arrayContaining(['refund.created', 'charge.refunded', 'refund.updated', 'refund.failed']))
  await expectBalanced()
})

it('a pending refund waits until it has arrived', async () => {
  const { id } = await pay('pm_card_pendingRefund')
  const refund = await stripe.refunds.create({ payment_intent: id })
  expect(refund.status).toBe('pending')
  await sim.control(`objects/${refund.id}/complete`)
  expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded')
  expect(await sim.control(`objects/${refund.id}/complete`)).toHaveProperty('error')
  await expectBalanced()
})

it.each<[string, string, string, number]>([
  ['winning evidence', 'winning_evidence', 'won', 9_680],
  ['losing evidence', 'losing_evidence', 'lost', 9_680 - 10_000 - 1_500],
])('%s decides a dispute, and the books follow', async (_case, text, status, total) => {
  const { id } = await pay('pm_card_createDispute')
  const { data: [dispute] } = await stripe.disputes.list({ payment_intent: id })
  expect(dispute).toMatchObject({ status: 'needs_response', amount: 10_000, reason: 'fraudulent', balance_transactions: [{ amount: -10_000, fee: 1_500 }] })
  await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({ code: 'charge_disputed' })
  const draft = await stripe.disputes.update(dispute!.id, { evidence: { customer_name: 'A. Client' }, submit: false })
  expect(draft).toMatchObject({ status: 'needs_response', evidence: { customer_name: 'A. Client' }, evidence_details: { has_evidence: true, submission_count: 0 } })
  expect(await stripe.disputes.update(dispute!.id, { evidence: { uncategorized_text: text } })).toMatchObject({ status, evidence_details: { submission_count: 1 } })
  const { available, pending } = await balance()
  expect(available + pending).toBe(total)
  await expect(stripe.disputes.close(dispute!.id)).rejects.toMatchObject({ code: 'dispute_already_closed' })
  await expectBalanced()
})

it('a dispute is opened on request, submitted, and decided on request', async () => {
  const { latest_charge: charge } = await pay('pm_card_visa')
  await sim.control(`objects/${charge as string}/dispute`, { reason: 'product_not_received' })
  const { data: [dispute] } = await stripe.disputes.list({ charge: charge as string })
  expect(await stripe.disputes.update(dispute!.id, { evidence: { service_date: '2026-01-02' } })).toMatchObject({ status: 'under_review' })
  await sim.control(`objects/${dispute!.id}/win`)
  expect((await stripe.disputes.retrieve(dispute!.id)).status).toBe('won')
  expect(await types()).toEqual(expect.arrayContaining(['charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.dispute.updated', 'charge.dispute.closed', 'charge.dispute.funds_reinstated']))
  await expectBalanced()
})

it('transfers take what is available, are reversed up to their amount, and are paid out by the one who got them', async () => {
  const { id: destination } = await stripe.accounts.create({ type: 'express', email: 'writer@example.com' })
  const transfer = { amount: 5_000, currency: 'usd', destination }
  await expect(stripe.transfers.create(transfer)).rejects.toMatchObject({ code: 'balance_insufficient' })
  await pay('pm_card_bypassPending')
  const { id } = await stripe.transfers.create(transfer)
  await stripe.transfers.createReversal(id, { amount: 1_000 })
  await expect(stripe.transfers.createReversal(id, { amount: 4_001 })).rejects.toMatchObject({ param: 'amount' })
  expect(await stripe.transfers.retrieve(id)).toMatchObject({ amount_reversed: 1_000, reversed: false, reversals: { data: [{ amount: 1_000 }] } })
  await expectBalanced()
  const theirs = { stripeAccount: destination }
  expect((await stripe.balance.retrieve({}, theirs)).available[0]!.amount).toBe(4_000)
  await expect(stripe.payouts.create({ amount: 4_001, currency: 'usd' }, theirs)).rejects.toMatchObject({ code: 'balance_insufficient' })
  const payout = await stripe.payouts.create({ amount: 4_000, currency: 'usd' }, theirs)
  await sim.control(`objects/${payout.id}/send`)
  expect((await stripe.payouts.retrieve(payout.id, {}, theirs)).status).toBe('in_transit')
  await sim.control('clock', { seconds: 2 * DAY })
  expect((await stripe.payouts.retrieve(payout.id, {}, theirs)).status).toBe('paid')
  await sim.control(`objects/${payout.id}/fail`, { code: 'no_account' })
  expect(await stripe.payouts.retrieve(payout.id, {}, theirs)).toMatchObject({ status: 'failed', failure_code: 'no_account' })
  expect((await stripe.balance.retrieve({}, theirs)).available[0]!.amount).toBe(4_000)
})

it('a transfer of a charge that is still on its way cannot exceed it', async () => {
  const { id: destination } = await stripe.accounts.create({ type: 'express' })
  const { latest_charge: charge } = await pay('pm_card_visa')
  const transfer = { currency: 'usd', destination, source_transaction: charge as string }
  await stripe.transfers.create({ ...transfer, amount: 7_000 })
  await expect(stripe.transfers.create({ ...transfer, amount: 3_001 })).rejects.toMatchObject({ param: 'amount' })
  expect((await stripe.balance.retrieve({}, { stripeAccount: destination })).pending[0]!.amount).toBe(7_000)
})

it('a canceled payout is back on the balance, and a foreign account is closed to others', async () => {
  await pay('pm_card_bypassPending')
  const payout = await stripe.payouts.create({ amount: 2_000, currency: 'usd' })
  expect((await balance()).available).toBe(7_680)
  expect((await stripe.payouts.cancel(payout.id)).status).toBe('canceled')
  expect((await balance()).available).toBe(9_680)
  const { id } = await stripe.accounts.create({ type: 'express' })
  await expect(sim.speaker('sk_test_stranger').balance.retrieve({}, { stripeAccount: id })).rejects.toMatchObject({ statusCode: 403, code: 'account_invalid' })
  await expectBalanced()
})
