import type { Route } from './core/types.ts'
import { accounts } from './resources/accounts.ts'
import { charges } from './resources/charges.ts'
import { checkoutSessions } from './resources/checkoutSessions.ts'
import { customers } from './resources/customers.ts'
import { disputes } from './resources/disputes.ts'
import { events } from './resources/events.ts'
import { files } from './resources/files.ts'
import { paymentIntents } from './resources/paymentIntents.ts'
import { paymentMethods } from './resources/paymentMethods.ts'
import { payouts } from './resources/payouts.ts'
import { prices } from './resources/prices.ts'
import { refunds } from './resources/refunds.ts'
import { setupIntents } from './resources/setupIntents.ts'
import { transfers } from './resources/transfers.ts'

/** Everything of Stripe's API that is simulated. */
export const ROUTES: Route[] = [
  ...customers, ...paymentMethods, ...setupIntents, ...paymentIntents, ...charges, ...refunds, ...disputes, ...prices,
  ...checkoutSessions, ...accounts, ...transfers, ...payouts, ...files, ...events,
]
