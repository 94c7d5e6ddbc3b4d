import { CLIENTS_ERRORS } from './clients/errors.ts'
import { COMMON_ERRORS } from './commonErrors.ts'
import { DISPUTES_ERRORS } from './disputes/errors.ts'
import { FILES_ERRORS } from './files/errors.ts'
import { GATEWAYS_ERRORS } from './gateways/errors.ts'
import { INSTALLMENTS_ERRORS } from './installments/errors.ts'
import { LEDGER_ERRORS } from './ledger/errors.ts'
import { LISTS_ERRORS } from './lists/errors.ts'
import { ORDERS_ERRORS } from './orders/errors.ts'
import { PAYMENTS_ERRORS } from './payments/errors.ts'
import { PAYOUTS_ERRORS } from './payouts/errors.ts'
import { PRICING_ERRORS } from './pricing/errors.ts'
import { REFUNDS_ERRORS } from './refunds/errors.ts'
import { USERS_ERRORS } from './users/errors.ts'
import { WALLETS_ERRORS } from './wallets/errors.ts'
import { WEBSITES_ERRORS } from './websites/errors.ts'
import { WRITERS_ERRORS } from './writers/errors.ts'

/** Every code that the API answers with. Frontends rely on them: add, never rename. */
export const ERRORS = {
  ...COMMON_ERRORS,
  ...CLIENTS_ERRORS,
  ...DISPUTES_ERRORS,
  ...FILES_ERRORS,
  ...GATEWAYS_ERRORS,
  ...INSTALLMENTS_ERRORS,
  ...LEDGER_ERRORS,
  ...LISTS_ERRORS,
  ...ORDERS_ERRORS,
  ...PAYMENTS_ERRORS,
  ...PAYOUTS_ERRORS,
  ...PRICING_ERRORS,
  ...REFUNDS_ERRORS,
  ...USERS_ERRORS,
  ...WALLETS_ERRORS,
  ...WEBSITES_ERRORS,
  ...WRITERS_ERRORS,
} as const

export type ErrorCode = keyof typeof ERRORS

/** A business rule said no. `details` are data for programs; the message is a sentence for people. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}
