import type { PayloadRequest } from 'payload'
import { env } from '../../lib/env.ts'
import { notFound } from '../../lib/db/lock.ts'
import { row } from '../../lib/db/rows.ts'
import { stripeGateway } from '../../lib/gateways/stripeGateway.ts'
import { stripeKeysOf } from '../../lib/gateways/stripeKeys.ts'
import { requireReadable } from '../../lib/http/requireReadable.ts'

const READ = 'select w.id, w.slug from payment_settings s join websites w on w.id = s.website_id where s.id = $1'

/** Whether a website's secret key works, in one sentence, and where its webhooks go. */
export async function testConnection(req: PayloadRequest, id: string): Promise<{ works: boolean; sentence: string; webhookUrl: string }> {
  await requireReadable(req, 'payment-settings', id)
  const website = await row<{ id: string; slug: string }>(req, READ, [id])
  if (!website) throw notFound()
  const webhookUrl = webhookUrlOf(website.slug)
  const { secretKey, webhookSecrets } = await stripeKeysOf(req, website.id)
  if (!secretKey) return { works: false, sentence: 'There is no secret key yet. Copy it from your Stripe dashboard, under Developers, API keys.', webhookUrl }
  const { works, sentence } = await stripeGateway({ websiteId: website.id, secretKey, apiUrl: env().STRIPE_API_URL, retries: 0 }).test()
  if (!works || webhookSecrets.length > 0) return { works, sentence, webhookUrl }
  return { works, sentence: `${sentence} The signing secret of the webhook is missing: until it is entered, payments are noticed a few minutes late.`, webhookUrl }
}

/** Where Stripe sends a website's events. */
export const webhookUrlOf = (slug: string): string => `${env().PUBLIC_URL}/api/webhooks/stripe/${slug}`
