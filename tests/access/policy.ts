import { DISPUTES } from './policy/disputes.ts'
import { GATEWAYS } from './policy/gateways.ts'
import { INSTALLMENTS } from './policy/installments.ts'
import { LISTS } from './policy/lists.ts'
import { MONEY } from './policy/money.ts'
import { REFUNDS } from './policy/refunds.ts'
import { ORDERS } from './policy/orders.ts'
import { PAYMENTS } from './policy/payments.ts'
import { PEOPLE } from './policy/people.ts'
import { PLATFORM } from './policy/platform.ts'
import { PRICING } from './policy/pricing.ts'
import type { CollectionPolicy } from './policy/table.ts'
import { WALLETS } from './policy/wallets.ts'

/**
 * Who may do what, written by hand and never derived from the code: the matrix asks the running platform
 * for every cell. What exists without a row here fails `policy.spec.ts`.
 */
export const POLICY: Record<string, CollectionPolicy> = { ...PLATFORM, ...PEOPLE, ...PRICING, ...MONEY, ...PAYMENTS, ...WALLETS, ...GATEWAYS, ...REFUNDS, ...DISPUTES, ...INSTALLMENTS, ...ORDERS, ...LISTS }

/** Collections without a table, and why. */
export const WITHOUT_POLICY: Record<string, string> = {
  'payload-kv': 'Payload’s, and served by nothing',
  'payload-preferences': 'Payload’s, each person’s own, by their key: among Payload’s own routes',
  'payload-migrations': 'Payload’s, and served by nothing',
}
