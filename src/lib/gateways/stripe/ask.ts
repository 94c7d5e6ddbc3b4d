import Stripe from 'stripe'
import type { z } from 'zod'
import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { deadlineOf, stripeClient, type StripeAccount } from './client.ts'

/** How the other files speak to Stripe: the client, and what checks each answer. */
export type Ask = {
  account: StripeAccount
  stripe: Stripe
  /**
   * The answer, as far as `schema` names it.
   * @throws GatewayError `unreachable` for no answer, a slow one, nonsense, 5xx, 409 and 429; `refused` for the rest
   */
  for: <T>(schema: z.ZodType<T>, call: (stripe: Stripe) => Promise<unknown>) => Promise<T>
}

export function askOf(account: StripeAccount): Ask {
  const stripe = stripeClient(account)
  const inTime = <T>(work: Promise<T>): Promise<T> => withDeadline(work, deadlineOf(account))
  return {
    account,
    stripe,
    for: async (schema, call) => checked(schema, await inTime(call(stripe)).catch((error: unknown) => { throw gatewayError(error) })),
  }
}

/** @throws GatewayError `unreachable`, code `nonsense` */
function checked<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer)
  if (result.success) return result.data
  const { path, message } = result.error.issues[0]!
  throw new GatewayError('unreachable', `Stripe’s answer can’t be understood: ${path.join('.') || 'all of it'}, ${message}.`, 'nonsense')
}

/** What went wrong, in our terms; the cause stays for the log. */
export function gatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error
  if (!(error instanceof Stripe.errors.StripeError)) {
    return new GatewayError('unreachable', 'Stripe’s answer can’t be understood.', 'nonsense', { cause: error })
  }
  const code = error.decline_code ?? error.code ?? (error.statusCode === 401 ? 'api_key_invalid' : null)
  return new GatewayError(isPassing(error) ? 'unreachable' : 'refused', error.message, code, { cause: error })
}

/** Whether the same request may go through later. A 409 says that the first with its key still runs. */
const isPassing = ({ statusCode = 0 }: Stripe.errors.StripeError): boolean =>
  statusCode === 0 || statusCode === 409 || statusCode === 429 || statusCode >= 500 || statusCode < 400

/** Whether Stripe failed in the middle: it keeps that answer for the key, so what was done must be looked up. */
export function isServerError({ cause }: GatewayError): boolean {
  return cause instanceof Stripe.errors.StripeError && (cause.statusCode ?? 0) >= 500
}

async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new GatewayError('unreachable', 'Stripe did not answer in time.', 'timeout')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
