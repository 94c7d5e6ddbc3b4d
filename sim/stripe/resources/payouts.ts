import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { isWithin, listOf } from '../core/lists.ts'
import { given, mergeMetadata, need } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { amountOf, currencyOf } from '../money/amounts.ts'
import { book } from '../money/book.ts'
import { previously } from './customers.ts'
import { assertAvailable } from './transfers.ts'

const PATH = '/v1/payouts'
const DAY = 24 * 60 * 60

/** A payout arrives after two days of the clock; `paid → failed` is a bank that returns it afterwards. */
const MOVES: Record<string, string[]> = {
  pending: ['in_transit', 'paid', 'failed', 'canceled'],
  in_transit: ['paid', 'failed'],
  paid: ['failed'],
}

export const payouts: Route[] = [
  { method: 'POST', path: PATH, params: 'PayoutCreateParams', returns: 'Payout', run: createPayout, takes: ['amount', 'currency', 'description', 'metadata', 'statement_descriptor'] },
  { method: 'GET', path: PATH, params: 'PayoutListParams', returns: 'Payout', run: (call) => listOf(call, 'payout', PATH, ({ arrival_date: at }, { arrival_date: asked }) => isWithin(at, asked)) },
  { method: 'GET', path: `${PATH}/:id`, params: 'PayoutRetrieveParams', returns: 'Payout', run: (call) => need(call, 'payout', call.ids.id!) },
  { method: 'POST', path: `${PATH}/:id`, params: 'PayoutUpdateParams', returns: 'Payout', run: updatePayout },
  { method: 'POST', path: `${PATH}/:id/cancel`, params: 'PayoutCancelParams', returns: 'Payout', run: (call) => movePayout(call, need(call, 'payout', call.ids.id!), 'canceled') },
]

function createPayout(call: Call): Fields {
  const { world, account, params } = call
  const currency = currencyOf(params.currency)
  const amount = amountOf(params.amount, currency, 1)
  assertAvailable(call, amount, currency, 'payout')
  const id = newId('po')
  const booked = book(call, { type: 'payout', amount: -amount, currency, source: id, description: params.description ?? 'STRIPE PAYOUT' })
  const payout = put(world, account, {
    id, object: 'payout', amount, arrival_date: nowOf(world) + 2 * DAY, automatic: false, balance_transaction: booked.id, created: nowOf(world), currency,
    ...given(params, 'description', 'statement_descriptor'), destination: `ba_${account.slice('acct_'.length)}`, livemode: false,
    metadata: mergeMetadata({}, params.metadata), method: 'standard', reconciliation_status: 'not_applicable', source_type: 'card', status: 'pending', type: 'bank_account',
  } as Fields as Resource)
  emit(call, 'payout.created', payout)
  return payout
}

function updatePayout(call: Call): Fields {
  const payout = need(call, 'payout', call.ids.id!)
  const changed = put(call.world, call.account, { ...payout, metadata: mergeMetadata(payout.metadata, call.params.metadata) })
  emit(call, 'payout.updated', changed, previously(payout, changed))
  return changed
}

const BACK: Record<string, 'payout_failure' | 'payout_cancel'> = { failed: 'payout_failure', canceled: 'payout_cancel' }

function bookBack(call: Call, { id, amount, currency }: Resource, status: string): Resource | null {
  const type = BACK[status]
  return type ? book(call, { type, amount, currency, source: id }) : null
}

/** @throws StripeError for a state it cannot come to from where it is. What does not arrive is back on the balance. */
export function movePayout(call: Call, payout: Resource, status: string, failure = { code: 'account_closed', message: 'The bank account has been closed' }): Resource {
  if (!MOVES[payout.status]?.includes(status)) {
    throw invalid(`Payouts that are ${payout.status} cannot become ${status}.`, status === 'canceled' ? { code: 'payouts_not_allowed' } : {})
  }
  const booked = bookBack(call, payout, status)
  const fields = {
    status,
    ...(booked && { failure_balance_transaction: booked.id }),
    ...(status === 'failed' && { failure_code: failure.code, failure_message: failure.message }),
  }
  const moved = put(call.world, call.account, { ...payout, ...fields })
  emit(call, status === 'in_transit' ? 'payout.updated' : `payout.${status}`, moved, previously(payout, moved))
  return moved
}
