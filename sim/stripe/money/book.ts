import { newId } from '../core/ids.ts'
import type { Call, Fields, Resource } from '../core/types.ts'
import { nowOf, put, type World } from '../core/world.ts'

const DAY = 24 * 60 * 60

type Booking = {
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment' | 'transfer' | 'transfer_refund' | 'payment' | 'payment_refund' | 'payout' | 'payout_failure' | 'payout_cancel'
  /** Above 0 when the balance grows. */
  amount: number
  fee?: number
  currency: string
  source: string
  /** Money from cards comes two days later; all else counts at once. */
  availableOn?: number
  category?: string
  description?: string | null
  account?: string
}

const CATEGORIES: Partial<Record<Booking['type'], string>> = { payment: 'charge', payment_refund: 'refund', transfer_refund: 'transfer_reversal', payout_failure: 'payout_reversal', payout_cancel: 'payout_reversal' }

/** Changes an account's balance: one balance transaction. */
export function book(call: Call, { type, amount, fee = 0, currency, source, availableOn, category, description = null, account = call.account }: Booking): Resource {
  const { world } = call
  return put(world, account, {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: availableOn ?? nowOf(world),
    balance_type: 'payments',
    created: nowOf(world),
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: fee ? [{ amount: fee, application: null, currency, description: type === 'adjustment' ? 'Dispute fee' : 'Stripe processing fees', type: 'stripe_fee' }] : [],
    net: amount - fee,
    reporting_category: category ?? CATEGORIES[type] ?? type,
    source,
    status: 'pending',
    type,
  })
}

/** The simulator's price of a card payment: 2.9 % and 30 of the smallest unit, halves up. */
export const feeOf = (amount: number): number => Math.round((amount * 29) / 1_000) + 30

export const availableInTwoDays = (world: World): number => nowOf(world) + 2 * DAY

/** As it is seen now: what was pending becomes available by the clock alone. */
export function shown(world: World, resource: Resource): Resource {
  if (resource.object !== 'balance_transaction') return resource
  return { ...resource, status: resource.available_on <= nowOf(world) ? 'available' : 'pending' }
}

/** What an account has, by currency, in smallest units. */
export function balancesOf(world: World, account: string): { available: Fields; pending: Fields } {
  const sums: { available: Record<string, number>; pending: Record<string, number> } = { available: {}, pending: {} }
  for (const { resource } of world.store.all(account, 'balance_transaction')) {
    const part = sums[shown(world, resource).status as 'available' | 'pending']
    part[resource.currency] = (part[resource.currency] ?? 0) + resource.net
  }
  return sums
}
