import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { row } from '../db/rows.ts'
import { env } from '../env.ts'
import { seal, unseal } from './seal.ts'

/** A website's way to Stripe. `isOwn` is false for the installation's keys, which several websites may share. */
export type StripeKeys = { secretKey: string | null; webhookSecrets: string[]; isOwn: boolean }

export type SealedKeys = { websiteId: string; secretKeySealed: string | null; webhookSecretsSealed: string | null }

const READ = `select secret_key_sealed as "secretKeySealed", webhook_secrets_sealed as "webhookSecretsSealed" from payment_settings where website_id = $1`

/** The keys with which a website speaks to Stripe: its own, else those of the installation. */
export async function stripeKeysOf(req: PayloadRequest, websiteId: string): Promise<StripeKeys> {
  const found = await row<Omit<SealedKeys, 'websiteId'>>(req, READ, [websiteId])
  return openKeys({ websiteId, secretKeySealed: null, webhookSecretsSealed: null, ...found })
}

/** @throws Error when the keys of the database open with no secret: they must be entered again */
export function openKeys({ websiteId, secretKeySealed, webhookSecretsSealed }: SealedKeys): StripeKeys {
  const { STRIPE_SECRET_KEY: secretKey = null, STRIPE_WEBHOOK_SECRET: webhookSecrets } = env()
  if (!secretKeySealed && !webhookSecretsSealed) return { secretKey, webhookSecrets, isOwn: false }
  return {
    secretKey: secretKeySealed && opened(secretKeySealed, websiteId, 'secretKey'),
    webhookSecrets: webhookSecretsSealed ? validNow(parsed(opened(webhookSecretsSealed, websiteId, 'webhookSecrets'))) : [],
    isOwn: true,
  }
}

function opened(sealed: string, websiteId: string, field: string): string {
  const text = unseal(sealed, { websiteId, field })
  if (text === null) throw new Error(`The ${field} of website ${websiteId} does not open with SEALING_SECRET or PAYLOAD_SECRET: enter it again in its payment settings`)
  return text
}

/** Secrets of webhooks with the moment at which each ends; null while it has no successor. */
type Dated = { secret: string; until: string | null }

const parsed = (text: string): Dated[] => JSON.parse(text) as Dated[]
const validNow = (dated: Dated[]): string[] => dated.filter(({ until }) => until === null || new Date(until) > now()).map(({ secret }) => secret)

const OVERLAP_MS = 24 * 3_600_000

export const sealSecretKey = (websiteId: string, secretKey: string): string => seal(secretKey, { websiteId, field: 'secretKey' })

/** The new secret, and for a day the one before it: Stripe signs with both while one is being replaced. */
export function sealWebhookSecret({ websiteId, webhookSecretsSealed }: SealedKeys, secret: string): string {
  const field = 'webhookSecrets'
  const text = webhookSecretsSealed && unseal(webhookSecretsSealed, { websiteId, field })
  const until = new Date(now().getTime() + OVERLAP_MS).toISOString()
  const before = (text ? parsed(text) : []).filter((each) => each.until === null && each.secret !== secret).map((each) => ({ ...each, until }))
  return seal(JSON.stringify([{ secret, until: null }, ...before]), { websiteId, field })
}
