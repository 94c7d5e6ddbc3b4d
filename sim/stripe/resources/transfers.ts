import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { listOf, page } from '../core/lists.ts'
import { given, mergeMetadata, need } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { amountOf, currencyOf } from '../money/amounts.ts'
import { balancesOf, book } from '../money/book.ts'
import { connectedAccount } from './accounts.ts'

const PATH = '/v1/transfers'

export const transfers: Route[] = [
  { method: 'POST', path: PATH, params: 'TransferCreateParams', returns: 'Transfer', run: createTransfer, takes: ['amount', 'currency', 'destination', 'description', 'metadata', 'source_transaction', 'transfer_group'] },
  { method: 'GET', path: PATH, params: 'TransferListParams', returns: 'Transfer', run: (call) => listOf(call, 'transfer', PATH) },
  { method: 'GET', path: `${PATH}/:id`, params: 'TransferRetrieveParams', returns: 'Transfer', run: (call) => need(call, 'transfer', call.ids.id!) },
  { method: 'POST', path: `${PATH}/:id`, params: 'TransferUpdateParams', returns: 'Transfer', run: updateTransfer },
  { method: 'POST', path: `${PATH}/:id/reversals`, params: 'TransferCreateReversalParams', returns: 'TransferReversal', run: reverseTransfer, takes: ['amount', 'description', 'metadata'] },
  { method: 'GET', path: `${PATH}/:id/reversals`, params: 'TransferListReversalsParams', returns: 'TransferReversal', run: listReversals },
  { method: 'GET', path: `${PATH}/:id/reversals/:reversal`, params: 'TransferRetrieveReversalParams', returns: 'TransferReversal', run: (call) => need(call, 'transfer_reversal', call.ids.reversal!) },
]

function createTransfer(call: Call): Fields {
  const { world, account, params } = call
  const currency = currencyOf(params.currency)
  const { source_transaction: chargeId } = params
  const amount = transferredAmount(params, currency)
  const destination = connectedAccount(call, params.destination).id
  const source = chargeId ? need(call, 'charge', chargeId, 'source_transaction') : null
  if (source) assertWithin(call, source, amount)
  else assertAvailable(call, amount, currency)
  const id = newId('tr')
  // Money of a charge that is still on its way can be passed on: it arrives there when it arrives here.
  const availableOn = source ? (need(call, 'balance_transaction', source.balance_transaction).available_on as number) : nowOf(world)
  const booked = book(call, { type: 'transfer', amount: -amount, currency, source: id, availableOn, description: params.description })
  const payment = newId('py')
  const arrived = book(call, { type: 'payment', amount, currency, source: payment, availableOn, account: destination })
  put(world, destination, paymentOf({ id: payment, amount, currency, transfer: id, transaction: arrived.id, created: nowOf(world) }))
  const transfer = put(world, account, {
    id, object: 'transfer', amount, amount_reversed: 0, balance_transaction: booked.id, created: nowOf(world), currency, ...given(params, 'description'), destination,
    destination_payment: payment, livemode: false, metadata: mergeMetadata({}, params.metadata), reversals: noReversals(id), reversed: false,
    source_transaction: chargeId ?? null, source_type: 'card', transfer_group: params.transfer_group ?? source?.transfer_group ?? null,
  } as Fields as Resource)
  emit(call, 'transfer.created', transfer)
  return transfer
}

function transferredAmount({ amount }: Fields, currency: string): number {
  if (amount === undefined) throw invalid('Missing required param: amount.', { code: 'parameter_missing', param: 'amount' })
  return amountOf(amount, currency, 1)
}

const noReversals = (id: string): Fields => ({ object: 'list', data: [], has_more: false, url: `${PATH}/${id}/reversals` })

/** What the transfer is to the account that receives it. */
const paymentOf = ({ id, amount, currency, transfer, transaction, created }: { id: string; amount: number; currency: string; transfer: string; transaction: string; created: number }): Resource =>
  ({
    id, object: 'charge', amount, amount_captured: amount, amount_refunded: 0, balance_transaction: transaction, billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    captured: true, created, currency, disputed: false, fraud_details: {}, livemode: false, metadata: {}, paid: true, refunded: false, source_transfer: transfer, status: 'succeeded',
  }) as Fields as Resource

function assertWithin({ world, account }: Call, charge: Resource, amount: number): void {
  if (!charge.captured) throw invalid(`Charge ${charge.id} has not been captured: nothing of it can be transferred.`, { param: 'source_transaction' })
  const passedOn = world.store.all(account, 'transfer').filter(({ resource }) => resource.source_transaction === charge.id)
  const left = charge.amount - passedOn.reduce((sum, { resource }) => sum + resource.amount - resource.amount_reversed, 0)
  if (amount > left) throw invalid(`Transfers using this transaction as a source must not exceed the source amount of ${charge.amount}. (Note: ${charge.amount - left} has already been transferred.)`, { param: 'amount' })
}

/** @throws StripeError `balance_insufficient` */
export function assertAvailable({ world, account }: Call, amount: number, currency: string, what = 'transfer'): void {
  if (amount <= (balancesOf(world, account).available[currency] ?? 0)) return
  throw invalid(`You have insufficient ${what === 'transfer' ? 'available ' : ''}funds in your Stripe account for this ${what}. One likely reason you have insufficient funds is that your funds are automatically being paid out; or your charges are still pending.`, { code: 'balance_insufficient' })
}

function updateTransfer(call: Call): Fields {
  const transfer = need(call, 'transfer', call.ids.id!)
  const changed = put(call.world, call.account, { ...transfer, ...given(call.params, 'description'), metadata: mergeMetadata(transfer.metadata, call.params.metadata) })
  emit(call, 'transfer.updated', changed)
  return changed
}

function reverseTransfer(call: Call): Fields {
  const { world, account, params } = call
  const transfer = need(call, 'transfer', call.ids.id!)
  const left = transfer.amount - transfer.amount_reversed
  const amount = params.amount ?? left
  if (left === 0) throw invalid(`Transfer ${transfer.id} has already been fully reversed.`)
  if (amount < 1 || amount > left) throw invalid(`Reversal amount (${amount}) is greater than unreversed amount on transfer (${left})`, { param: 'amount' })
  const destination = transfer.destination as string
  assertAvailable({ ...call, account: destination }, amount, transfer.currency, 'reversal')
  const id = newId('trr')
  const booked = book(call, { type: 'transfer_refund', amount, currency: transfer.currency, source: id })
  book(call, { type: 'payment_refund', amount: -amount, currency: transfer.currency, source: transfer.destination_payment, account: destination })
  const payment = world.store.find(destination, 'charge', transfer.destination_payment)!.resource
  const refunded = payment.amount_refunded + amount
  put(world, destination, { ...payment, amount_refunded: refunded, refunded: refunded === payment.amount })
  const reversal = put(world, account, {
    id, object: 'transfer_reversal', amount, balance_transaction: booked.id, created: nowOf(world), currency: transfer.currency,
    metadata: mergeMetadata({}, params.metadata), source_refund: null, transfer: transfer.id,
  })
  const reversals = { ...transfer.reversals, data: [reversal, ...transfer.reversals.data].slice(0, 10), has_more: transfer.reversals.data.length >= 10 }
  const reversed = transfer.amount_reversed + amount
  emit(call, 'transfer.reversed', put(world, account, { ...transfer, amount_reversed: reversed, reversals, reversed: reversed === transfer.amount }))
  return reversal
}

function listReversals(call: Call): Fields {
  const { id } = need(call, 'transfer', call.ids.id!)
  const all = call.world.store.all(call.account, 'transfer_reversal').filter(({ resource }) => resource.transfer === id)
  return page(all, call.params, { kind: 'transfer_reversal', url: `${PATH}/${id}/reversals` })
}
