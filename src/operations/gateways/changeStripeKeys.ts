import type { PayloadRequest } from 'payload'
import { hintOf, modeOf } from '../../domain/gateways/stripeKeys.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { now } from '../../lib/clock.ts'
import { notFound } from '../../lib/db/lock.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { sealSecretKey, sealWebhookSecret } from '../../lib/gateways/stripeKeys.ts'
import { lockReadable } from '../../lib/http/lockReadable.ts'
import { addTimelineEvent } from '../../lib/workflow/timeline.ts'

type Change = { id: string; secretKey?: string | null | undefined; webhookSecret?: string | null | undefined; user: SignedInUser }
type Settings = { id: string; website: string; secretKeySealed: string | null; webhookSecretsSealed: string | null; secretKeyHint: string | null; webhookSecretHint: string | null; keyMode: 'test' | 'live' | null }
type Keys = { keyMode: 'test' | 'live' | null; secretKeyHint: string | null; webhookSecretHint: string | null; keysSince: string | null }

const WRITE = `
  update payment_settings set secret_key_sealed = $2, secret_key_hint = $3, key_mode = $4, webhook_secrets_sealed = $5, webhook_secret_hint = $6, keys_since = $7, updated_at = $7
  where id = $1 returning key_mode as "keyMode", secret_key_hint as "secretKeyHint", webhook_secret_hint as "webhookSecretHint", keys_since as "keysSince"`

/**
 * Seals new keys into a website's settings: what is undefined stays, null is removed.
 * @throws DomainError `not_found`
 */
export const changeStripeKeys = (req: PayloadRequest, { id, secretKey, webhookSecret, user }: Change): Promise<Keys> =>
  inTransaction(req, async () => {
    const settings = await lockReadable<Settings>(req, 'payment-settings', id)
    if (!settings) throw notFound()
    const { website } = settings
    const key = secretKey === undefined
      ? [settings.secretKeySealed, settings.secretKeyHint, settings.keyMode]
      : secretKey === null ? [null, null, null] : [sealSecretKey(website, secretKey), hintOf(secretKey), modeOf(secretKey)]
    const webhook = webhookSecret === undefined
      ? [settings.webhookSecretsSealed, settings.webhookSecretHint]
      : webhookSecret === null ? [null, null] : [sealWebhookSecret({ ...settings, websiteId: website }, webhookSecret), hintOf(webhookSecret)]
    const at = now()
    const written = await row<Keys & { keysSince: Date }>(req, WRITE, [id, ...key, ...webhook, at])
    await addTimelineEvent(req, {
      website, document: { collection: 'payment-settings', id }, event: 'keys_changed', actor: { id: user.id, roles: ['admin'] }, audience: 'staff', at,
      data: { secretKey: key[1], webhookSecret: webhook[1] },
    })
    return { ...written!, keysSince: written!.keysSince.toISOString() }
  })
