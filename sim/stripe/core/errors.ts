import type { Fields } from './types.ts'

type Detail = { code?: string; param?: string; decline_code?: string } & Fields

/** What Stripe answers to a request it refuses. `keepsEffects`: what was written stands, as after a declined card. */
export class StripeError extends Error {
  readonly status: number
  readonly type: string
  readonly detail: Detail
  readonly keepsEffects: boolean

  constructor({ status, type, message, keepsEffects = false, ...detail }: { status: number; type: string; message: string; keepsEffects?: boolean } & Detail) {
    super(message)
    this.status = status
    this.type = type
    this.detail = detail
    this.keepsEffects = keepsEffects
  }
}

/** A request that can never succeed as it is: 400. */
export const invalid = (message: string, detail: Detail = {}): StripeError =>
  new StripeError({ status: 400, type: 'invalid_request_error', message, ...detail })

/** Nothing of that id is there for this account: 404, or 400 when a parameter names it. */
export function missing(kind: string, id: string, param?: string): StripeError {
  const words = NAMES[kind] ?? kind.replaceAll('_', ' ')
  return new StripeError({
    status: param && param !== 'id' ? 400 : 404,
    type: 'invalid_request_error',
    message: `No such ${words}: '${id}'`,
    code: 'resource_missing',
    param: param ?? 'id',
  })
}

/** Stripe's messages call these by the name in the API, others in plain words. */
const NAMES: Record<string, string> = {
  payment_intent: 'payment_intent',
  payment_method: 'PaymentMethod',
  setup_intent: 'setupintent',
  'checkout.session': 'checkout.session',
  account: 'destination',
}

/** The answer's body, with where to read about the code and where to look the request up. */
export function errorBody({ message, type, detail }: StripeError, requestId: string): Fields {
  return {
    error: {
      ...detail,
      ...(detail.code && { doc_url: `https://stripe.com/docs/error-codes/${detail.code.replaceAll('_', '-')}` }),
      message,
      request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
      type,
    },
  }
}
