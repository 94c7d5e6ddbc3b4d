import { emit } from '../core/emit.ts'
import { listOf } from '../core/lists.ts'
import { given, mergeMetadata, need } from '../core/need.ts'
import type { Call, Fields, Route } from '../core/types.ts'
import { put } from '../core/world.ts'
import { balancesOf, shown } from '../money/book.ts'

export const charges: Route[] = [
  { method: 'GET', path: '/v1/charges', params: 'ChargeListParams', returns: 'Charge', run: (call) => listOf(call, 'charge', '/v1/charges') },
  { method: 'GET', path: '/v1/charges/:id', params: 'ChargeRetrieveParams', returns: 'Charge', run: (call) => need(call, 'charge', call.ids.id!) },
  { method: 'POST', path: '/v1/charges/:id', params: 'ChargeUpdateParams', returns: 'Charge', run: updateCharge, takes: ['description', 'metadata', 'receipt_email', 'shipping', 'transfer_group'] },
  { method: 'GET', path: '/v1/balance', params: 'BalanceRetrieveParams', returns: 'Balance', run: retrieveBalance },
  { method: 'GET', path: '/v1/balance_transactions', params: 'BalanceTransactionListParams', returns: 'BalanceTransaction', run: listBalanceTransactions },
  { method: 'GET', path: '/v1/balance_transactions/:id', params: 'BalanceTransactionRetrieveParams', returns: 'BalanceTransaction', run: (call) => shown(call.world, need(call, 'balance_transaction', call.ids.id!)) },
]

function updateCharge(call: Call): Fields {
  const { world, account, params } = call
  const charge = need(call, 'charge', call.ids.id!)
  const written = put(world, account, { ...charge, ...given(params, 'description', 'receipt_email', 'shipping', 'transfer_group'), metadata: mergeMetadata(charge.metadata, params.metadata) })
  emit(call, 'charge.updated', written)
  return written
}

/** `payout` names a payout whose own transaction is meant: here each payout is made by hand. */
function listBalanceTransactions(call: Call): Fields {
  const { payout } = call.params
  const list = listOf(call, 'balance_transaction', '/v1/balance_transactions', ({ source }) => !payout || source === payout)
  return { ...list, data: list.data.map((item: Parameters<typeof shown>[1]) => shown(call.world, item)) }
}

function retrieveBalance({ world, account }: Call): Fields {
  const { available, pending } = balancesOf(world, account)
  const currencies = [...new Set(['usd', ...Object.keys(available), ...Object.keys(pending)])].sort()
  const part = (amounts: Fields) => currencies.map((currency) => ({ amount: amounts[currency] ?? 0, currency, source_types: { card: amounts[currency] ?? 0 } }))
  return { object: 'balance', available: part(available), livemode: false, pending: part(pending) }
}
