import Stripe from 'stripe'
import { z } from 'zod'
import { DomainError } from '../../../domain/errors.ts'

export type StripeEvent = {
  id: string
  type: string
  objectId: string | null
  createdAt: Date
  /** A connected account whose event it is. */
  account: string | null
  isLive: boolean
  metadata: Record<string, string>
  /** For staff; null when it is too large to be kept. */
  body: unknown
}

const PAST_SECONDS = 300
const FUTURE_SECONDS = 60
const MOST_KEPT = 64 * 1024

const Event = z.object({
  id: z.string().min(1).max(255),
  object: z.literal('event'),
  type: z.string().min(1).max(255),
  created: z.int().min(0).max(8.64e12),
  account: z.string().max(255).nullish(),
  livemode: z.boolean(),
  data: z.object({ object: z.object({ id: z.string().max(255).nullish(), metadata: z.record(z.string(), z.string()).nullish() }) }),
})

type Signed = { body: string; signature: string | null; secrets: string[]; at: Date }

/**
 * Reads a message that Stripe has signed with one of the secrets, not over 300 s ago and not over 60 s ahead.
 * @throws DomainError `gateway_off` without a secret, `webhook_signature_invalid`, `webhook_malformed`
 */
export function readStripeEvent({ body, signature, secrets, at }: Signed): StripeEvent {
  if (secrets.length === 0) throw new DomainError('gateway_off', 'This website has no signing secret for webhooks.')
  refuseFuture(signature, at)
  const parsed = Event.safeParse(verified({ body, signature, secrets, at }))
  if (!parsed.success) throw malformed(z.prettifyError(parsed.error))
  const { id, type, created, account = null, livemode, data } = parsed.data
  return {
    id, type, account, isLive: livemode, createdAt: new Date(created * 1_000), objectId: data.object.id ?? null, metadata: data.object.metadata ?? {},
    body: body.length <= MOST_KEPT ? withoutSecrets(JSON.parse(body)) : null,
  }
}

function verified({ body, signature, secrets, at }: Signed): unknown {
  for (const secret of secrets) {
    try {
      return Stripe.webhooks.constructEvent(body, signature ?? '', secret, PAST_SECONDS, undefined, at.getTime())
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw malformed('It is not JSON.')
    }
  }
  throw forged()
}

/** Stripe’s own check looks only at the past. */
function refuseFuture(signature: string | null, at: Date): void {
  const second = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature ?? '')?.[1])
  if (!Number.isFinite(second) || second * 1_000 - at.getTime() > FUTURE_SECONDS * 1_000) throw forged()
}

const forged = (): DomainError => new DomainError('webhook_signature_invalid', 'The signature is missing, not ours, too old, or ahead of the time. Check the signing secret of the webhook and the clock.')
const malformed = (why: string): DomainError => new DomainError('webhook_malformed', `This is no event of Stripe. ${why}`)

/** With a client secret a payment can be finished: it is for the client’s browser alone. */
const withoutSecrets = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, item: unknown) => (key === 'client_secret' ? undefined : item)))
