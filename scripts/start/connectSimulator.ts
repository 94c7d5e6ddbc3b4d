import pg from 'pg'
import Stripe from 'stripe'
import { hintOf } from '../../src/domain/gateways/stripeKeys.ts'
import { openKeys, sealSecretKey, sealWebhookSecret, type SealedKeys } from '../../src/lib/gateways/stripeKeys.ts'

type Website = SealedKeys & { slug: string }
type Places = { databaseUrl: string; origin: string; webUrl: string }

const READ = `
  select w.id as "websiteId", w.slug, s.secret_key_sealed as "secretKeySealed", s.webhook_secrets_sealed as "webhookSecretsSealed"
  from websites w join payment_settings s on s.website_id = w.id where w.archived_at is null order by w.slug`

/**
 * Gives each website without keys of its own an account at the stand-in for Stripe, and has it told there
 * where to send what happens. Safe to repeat; the port of either side may have changed.
 */
export const connectSimulator = ({ databaseUrl, origin, webUrl }: Places): Promise<void> =>
  eachWebsite(databaseUrl, async (client, website) => {
    const { secretKey, webhookSecrets, isOwn } = openKeys(website)
    const key = keyOf(website)
    if (isOwn && secretKey !== key) return
    const secret = await registered(key, { origin, url: `${webUrl}/api/webhooks/stripe/${website.slug}`, isKnown: isOwn && webhookSecrets.length > 0 })
    if (secret) await client.query(WRITE, [website.websiteId, sealSecretKey(website.websiteId, key), hintOf(key), sealWebhookSecret(website, secret), hintOf(secret)])
  })

/** Takes those accounts away again: with keys of Stripe in the settings, payments are to go there. */
export const disconnectSimulator = (databaseUrl: string): Promise<void> =>
  eachWebsite(databaseUrl, async (client, website) => {
    const { secretKey, isOwn } = openKeys(website)
    if (isOwn && secretKey === keyOf(website)) await client.query(WRITE, [website.websiteId, null, null, null, null])
  })

const WRITE = `
  update payment_settings set secret_key_sealed = $2::varchar, secret_key_hint = $3, key_mode = case when $2::varchar is null then null else 'test'::enum_payment_settings_key_mode end,
    webhook_secrets_sealed = $4, webhook_secret_hint = $5, keys_since = now(), updated_at = now() where website_id = $1`

/** Any key of this form is an account of its own there. */
const keyOf = ({ slug }: Website): string => `sk_test_${slug.replaceAll('-', '_')}`

type Wanted = { origin: string; url: string; isKnown: boolean }

/** The new signing secret, or null when the one that is known still counts: it is told only once. */
async function registered(key: string, { origin, url, isKnown }: Wanted): Promise<string | null> {
  const { hostname, port } = new URL(origin)
  const stripe = new Stripe(key, { host: hostname, port, protocol: 'http', telemetry: false })
  const { data } = await stripe.webhookEndpoints.list({ limit: 100 })
  const ours = data.filter(({ metadata }) => metadata?.['made_by'] === 'npm start')
  if (isKnown && ours.length === 1) {
    if (ours[0]!.url !== url) await stripe.webhookEndpoints.update(ours[0]!.id, { url })
    return null
  }
  for (const { id } of ours) await stripe.webhookEndpoints.del(id)
  const { secret } = await stripe.webhookEndpoints.create({ url, enabled_events: ['*'], metadata: { made_by: 'npm start' } })
  return secret!
}

async function eachWebsite(databaseUrl: string, work: (client: pg.Client, website: Website) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Website>(READ)
    for (const website of rows) await work(client, website)
  } finally {
    await client.end()
  }
}
