import { z } from 'zod'
import { LIST_VIEWS } from './views.ts'

export const SAVED_TITLE_LENGTH = 60
/** Of one person, over all lists. */
export const MOST_SAVED = 100

/** Lists that show what is a website's: the others are for superadmins, who need no shared views. */
export const SAVABLE_LISTS = [
  'orders', 'order-requests', 'order-assignments', 'order-notes', 'deliverables', 'services', 'price-tables',
  'papers', 'payments', 'payment-methods', 'installment-plans', 'installments', 'refunds', 'gateway-disputes', 'top-ups', 'auto-top-ups', 'adjustments', 'withdrawals', 'bonus-credits', 'wallet-freezes', 'earnings', 'reconciliations', 'payouts', 'payout-batches', 'payout-details', 'ledger-accounts', 'ledger-transactions', 'ledger-postings', 'ledger-lots', 'gateway-events',
  'users', 'client-profiles', 'writer-profiles', 'timeline-events', 'timers',
] as const

/** Lists that editors have no part in. */
export const MONEY_LISTS = ['papers', 'payments', 'payment-methods', 'installment-plans', 'installments', 'refunds', 'gateway-disputes', 'top-ups', 'auto-top-ups', 'adjustments', 'withdrawals', 'bonus-credits', 'wallet-freezes', 'earnings', 'reconciliations', 'payouts', 'payout-batches', 'payout-details', 'ledger-accounts', 'ledger-transactions', 'ledger-postings', 'ledger-lots', 'gateway-events'] as const

const MOST_CONDITIONS = 50
const MAX_VALUE = 2_000
const path = z.string().regex(/^-?[A-Za-z][\w.-]{0,99}$/, 'Name a field')
const value = z.union([z.string().max(MAX_VALUE), z.number(), z.boolean(), z.array(z.string().max(MAX_VALUE)).max(100)])
const comparison = z.record(z.string().regex(/^[a-z_]{2,30}$/, 'Name an operator'), value)
const group = z.strictObject({ and: z.array(z.record(path, comparison)).max(MOST_CONDITIONS) })

/**
 * What a saved view shows. `view` names a filter of the platform, whose moments are those of whoever opens
 * it; `where` comes on top of it.
 */
export const SavedQuery = z.strictObject({
  view: z.string().max(60).nullish(),
  where: z.strictObject({ or: z.array(group).max(MOST_CONDITIONS) }).nullish(),
  search: z.string().max(200).nullish(),
  sort: path.nullish(),
  columns: z.array(path).max(60).nullish(),
  limit: z.union([z.literal(10), z.literal(25), z.literal(50), z.literal(100)]).nullish(),
})
export type SavedQuery = z.infer<typeof SavedQuery>

/** Why a query can't be saved for a list, or null. */
export function problemOfQuery(list: string, query: unknown): string | null {
  const parsed = SavedQuery.safeParse(query)
  if (!parsed.success) {
    const { path: at, message } = parsed.error.issues[0]!
    return `“${['query', ...at].join('.')}”: ${message}.`
  }
  const { view } = parsed.data
  if (view && !LIST_VIEWS[list]?.some(({ name }) => name === view)) return `“query.view”: The list has no view “${view}”.`
  return null
}
