import { clientWallet, heldFunds, type Payable } from '../ledger/accountRef.ts'
import type { Funding } from '../ledger/fundings.ts'
import type { Posting } from '../ledger/posting.ts'
import { refundedBeforeEarned } from '../ledger/recipes/refundedBeforeEarned.ts'

export const DESTINATIONS = ['sources', 'wallet'] as const
export type Destination = (typeof DESTINATIONS)[number]

export type RefundPlan = {
  payable: Payable
  client: string
  amountMinor: number
  currency: string
  heldMinor: number
  /** What is still funded, oldest first. */
  fundings: readonly Funding[]
  /** `wallet`: what came through a gateway becomes store credit. Bonus credit stays bonus credit. */
  to: Destination
  now: Date
}

export type Planned = { before: Posting[]; after: Posting[] }

/**
 * The way of a refund from held funds to its sources, the last funding first: what is still held before
 * what was earned already.
 * @throws DomainError `refund_exceeds_held` when less than the amount was funded
 */
export function planRefund({ payable, client, amountMinor, currency, heldMinor, fundings, to, now }: RefundPlan): Planned {
  const beforeMinor = Math.min(amountMinor, heldMinor)
  const back = (minor: number, from: readonly Funding[]): Posting[] =>
    minor === 0 ? [] : refundedBeforeEarned({ payable, amountMinor: minor, currency, fundings: from, now })
  const plan = { before: back(beforeMinor, fundings), after: back(amountMinor - beforeMinor, without(fundings, beforeMinor)) }
  if (to === 'sources') return plan
  return { before: toWallet(plan.before, { payable, client }), after: toWallet(plan.after, { payable, client }) }
}

/** The fundings that are left when their last `amountMinor` has gone back. */
function without(fundings: readonly Funding[], amountMinor: number): Funding[] {
  let leftMinor = amountMinor
  const left: Funding[] = []
  for (const funding of fundings.toReversed()) {
    const takenMinor = Math.min(funding.amountMinor, leftMinor)
    leftMinor -= takenMinor
    if (funding.amountMinor > takenMinor) left.unshift({ ...funding, amountMinor: funding.amountMinor - takenMinor })
  }
  return left
}

function toWallet(postings: readonly Posting[], { payable, client }: { payable: Payable; client: string }): Posting[] {
  const stays = postings.filter(({ to }) => to.kind === 'client_bonus')
  const credits = postings.filter(({ to }) => to.kind !== 'client_bonus')
  const amountMinor = credits.reduce((sum, posting) => sum + posting.amountMinor, 0)
  const credit = { from: heldFunds(payable), to: clientWallet(client), amountMinor, currency: postings[0]?.currency ?? '' }
  return amountMinor > 0 ? [credit, ...stays] : stays
}

/** What a refund's postings give back, by where it goes. */
export const creditsOf = (postings: readonly Posting[]) =>
  postings.filter(({ from }) => from.kind === 'held_funds').map(({ to, amountMinor }) => ({
    to: to.kind === 'gateway' ? ('gateway' as const) : to.kind === 'client_bonus' ? ('bonus' as const) : ('wallet' as const),
    gateway: to.kind === 'gateway' ? to.ownerId : null,
    amountMinor,
  }))
