import type { PayloadRequest } from 'payload'
import { modeOf } from '../../domain/gateways/stripeKeys.ts'
import { asSystem } from '../../lib/context.ts'
import { row } from '../../lib/db/rows.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import type { StripeEvent } from '../../lib/gateways/stripe/readStripeEvent.ts'
import type { StripeKeys } from '../../lib/gateways/stripeKeys.ts'

type Judged = { event: StripeEvent; keys: StripeKeys; websiteId: string }
type Strange = { state: 'parked' | 'ignored'; reason: string }

/** Why a message that is well signed is not acted on, or null. */
export async function strangeness(req: PayloadRequest, { event, keys, websiteId }: Judged): Promise<Strange | null> {
  const { website } = event.metadata
  if (website && website !== websiteId) return elsewhere(req, website, keys)
  if (keys.secretKey && event.isLive !== (modeOf(keys.secretKey) === 'live')) {
    return { state: 'parked', reason: `It is about ${event.isLive ? 'real' : 'test'} money, and the website’s key is for ${event.isLive ? 'tests' : 'real money'}.` }
  }
  if (event.account && !event.type.startsWith('payout.')) return { state: 'parked', reason: `It is about the connected account ${event.account}, not about the website’s own.` }
  return null
}

/** Websites that share the installation’s account are each told of all that happens in it. */
async function elsewhere(req: PayloadRequest, website: string, { isOwn }: StripeKeys): Promise<Strange> {
  const other = await asSystem(() => row<{ name: string; hasKeys: boolean }>(req, `
    select w.name, s.secret_key_sealed is not null as "hasKeys" from websites w left join payment_settings s on s.website_id = w.id where w.id = $1`, [uuidOf(website)]))
  if (other && !isOwn && !other.hasKeys) return { state: 'ignored', reason: `It is about ${other.name}, which shares the account and is told as well.` }
  return { state: 'parked', reason: `It is about ${other ? other.name : `a website that is not here (${website.slice(0, 60)})`}, and came with this website’s signature.` }
}
