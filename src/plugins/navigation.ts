import { websitesWith, type SignedInUser } from '../domain/users/roles.ts'

/** The order of groups and of the collections in them, in the panel's navigation. */
export const NAVIGATION: Record<string, readonly string[]> = {
  Orders: ['orders', 'order-requests', 'deliverables', 'order-assignments', 'order-notes'],
  Pricing: ['services', 'price-tables'],
  Money: ['papers', 'installment-plans', 'installments', 'refunds', 'gateway-disputes', 'top-ups', 'auto-top-ups', 'adjustments', 'withdrawals', 'bonus-credits', 'wallet-freezes', 'earnings', 'payouts', 'payout-batches', 'payout-details', 'ledger-accounts', 'ledger-transactions', 'ledger-postings', 'ledger-lots', 'ledger-seals', 'gateway-events', 'payment-settings'],
  People: ['users', 'client-profiles', 'writer-profiles'],
  Platform: ['websites', 'timeline-events', 'timers', 'outbox-events', 'mails'],
}

const GROUPS = Object.keys(NAVIGATION)
const SLUGS = Object.values(NAVIGATION).flat()

/** Where a collection stands; those that are not listed come last in their group. */
export function placeInNavigation(slug: string, group: unknown): number {
  const listed = SLUGS.indexOf(slug)
  if (listed >= 0) return listed
  const last = NAVIGATION[String(group)]?.at(-1)
  return last ? SLUGS.indexOf(last) + 0.5 : SLUGS.length + GROUPS.length
}

/** What editors have no part in: a filter that lets clients see their own lets editors see empty lists. */
export const isHiddenFrom: Record<string, (args: { user: unknown }) => boolean> = {
  Money: ({ user }) => {
    const person = user as SignedInUser
    return !person.superadmin && websitesWith(person, ['support', 'admin']).length === 0
  },
}
