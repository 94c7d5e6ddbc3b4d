import { setTimeout as sleep } from 'node:timers/promises'
import { type Delivery, messageOf } from './deliveries.ts'

/** How many were answered as they should be, by kind; what was answered instead; and how often nobody answered. */
export type Sent = { byKind: Record<string, number>; wrong: string[]; tries: number; unanswered: number }

export const nothingSent = (): Sent => ({ byKind: {}, wrong: [], tries: 0, unanswered: 0 })

type To = { url: string; secret: string; atOnce: number; sent: Sent; progress?: (done: number) => void }

const TIMEOUT_MS = 20_000

/** Sends messages, so many at once, each until somebody answers it, as Stripe does. */
export async function send(deliveries: readonly Delivery[], to: To): Promise<void> {
  let next = 0
  let done = 0
  const sender = async () => {
    while (next < deliveries.length) {
      await sendOne(deliveries[next++]!, to)
      to.progress?.((done += 1))
    }
  }
  await Promise.all(Array.from({ length: to.atOnce }, sender))
}

async function sendOne(delivery: Delivery, { url, secret, sent }: To): Promise<void> {
  for (;;) {
    sent.tries += 1
    const answer = await post(url, messageOf(delivery, secret))
    if (answer && answer.status < 500 && answer.status !== 429) return count(sent, delivery, answer)
    sent.unanswered += 1
    await sleep(200)
  }
}

function count(sent: Sent, { kind, event }: Delivery, { status, code }: { status: number; code: string | null }): void {
  const isRight = kind === 'good' ? status === 200 : status === 400 && code === 'webhook_signature_invalid'
  if (isRight) sent.byKind[kind] = (sent.byKind[kind] ?? 0) + 1
  else sent.wrong.push(`${kind} ${event.id}: ${status} ${code}`)
}

async function post(url: string, { body, signature }: { body: string; signature: string }): Promise<{ status: number; code: string | null } | null> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', 'stripe-signature': signature }, signal: AbortSignal.timeout(TIMEOUT_MS) })
    const { code = null } = (await response.json()) as { code?: string }
    return { status: response.status, code }
  } catch {
    return null
  }
}
