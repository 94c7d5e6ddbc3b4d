import type { Random } from '../random.ts'
import { signatureOf } from '../../../sim/stripe/webhooks/sign.ts'

/** As Stripe sends it, or as somebody else does. */
export const BAD = { forged: 0.05, late: 0.05, future: 0.02, cut: 0.02 } as const
export type BadKind = keyof typeof BAD
export type Delivery = { event: { id: string }; kind: 'good' | BadKind; number: number }
export type Message = { body: string; signature: string }

const MOST = 5

/** Each event one to five times, and messages that are to be refused between them, all in chance order. */
export function deliveriesOf(events: readonly { id: string }[], random: Random): Delivery[] {
  const good = events.flatMap((event) => Array.from({ length: 1 + random.below(MOST) }, (_, number) => ({ event, kind: 'good' as const, number })))
  const total = good.length / (1 - Object.values(BAD).reduce((sum, share) => sum + share, 0))
  const bad = Object.entries(BAD).flatMap(([kind, share]) =>
    Array.from({ length: Math.round(total * share) }, (_, number) => ({ event: random.pick(events), kind: kind as BadKind, number })))
  return shuffled([...good, ...bad], random)
}

function shuffled<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1)
    ;[items[i], items[j]] = [items[j]!, items[i]!]
  }
  return items
}

/** A message with its signature at this second: whoever sends it again signs it again. */
export function messageOf({ event, kind, number }: Delivery, secret: string): Message {
  const body = JSON.stringify(event, null, 2)
  const second = Math.floor(Date.now() / 1_000)
  if (kind === 'forged') return forged(body, number, { secret, second })
  if (kind === 'late') return { body, signature: signatureOf(secret, body, second - 302 - (number % 3_000)) }
  if (kind === 'future') return { body, signature: signatureOf(secret, body, second + 90 + (number % 3_000)) }
  if (kind === 'cut') return { body: body.slice(0, Math.floor(body.length * (1 + (number % 98)) / 100)), signature: signatureOf(secret, body, second) }
  return { body, signature: signatureOf(secret, body, second) }
}

/** With a secret of their own, or an event that never was under the signature of one that was. */
function forged(body: string, number: number, { secret, second }: { secret: string; second: number }): Message {
  if (number % 2 === 0) return { body, signature: signatureOf('whsec_of_somebody_else', body, second) }
  return { body: body.replace(/"id": "evt_\w+"/, `"id": "evt_forged${number}"`), signature: signatureOf(secret, body, second) }
}
