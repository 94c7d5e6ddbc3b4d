import type { Line } from '../core/journal.ts'
import type { Stored } from '../core/store.ts'
import { randomFrom } from './random.ts'
import { signatureOf } from './sign.ts'

export type DeliverySettings = {
  /** Nothing is sent until it is false again. */
  hold: boolean
  /** How many more times each event is sent. */
  duplicates: number
  /** Each is sent so many milliseconds late, */
  delayMs: number
  /** and up to so many more, by chance: events overtake each other. */
  shuffleMs: number
  seed: number
  /** Waits between the attempts; after the last one the event stays undelivered. */
  retryMs: number[]
}

type Delivery = { event: string; endpoint: string; attempt: number; isCopy: boolean }
type Asked = { find: (id: string) => Stored | undefined; pending: () => Stored[]; attempted: (line: Line & { kind: 'delivery' }) => void; now: () => number }

export const DELIVERY_DEFAULTS: DeliverySettings = {
  hold: false, duplicates: 0, delayMs: 0, shuffleMs: 0, seed: 1, retryMs: [500, 2_000, 5_000, 15_000, 60_000],
}
const AT_ONCE = 20
const ANSWER_WITHIN_MS = 10_000

export type Deliveries = ReturnType<typeof createDeliveries>

/** Sends events to the endpoints that were there when they happened, signed, until each has answered 2xx. */
export function createDeliveries({ find, pending, attempted, now }: Asked) {
  let settings = DELIVERY_DEFAULTS
  let random = randomFrom(settings.seed)
  let isClosed = false
  let running = 0
  let queue: Delivery[] = []
  const timers = createTimers()

  const later = (delivery: Delivery, ms: number): void => {
    if (isClosed) return
    if (ms <= 0) return void queue.push(delivery)
    timers.after(ms, () => {
      queue.push(delivery)
      work()
    })
  }

  const work = (): void => {
    while (!settings.hold && !isClosed && running < AT_ONCE && queue.length) {
      const delivery = queue.shift()!
      running++
      void attempt(delivery).finally(() => {
        running--
        work()
      })
    }
  }

  const attempt = async (delivery: Delivery): Promise<void> => {
    const sent = await sendOnce({ find, now }, delivery)
    if (sent === 'gone' || isClosed) return
    const done = !delivery.isCopy && sent.status !== null && sent.status >= 200 && sent.status < 300
    attempted({ kind: 'delivery', at: now(), event: delivery.event, endpoint: delivery.endpoint, attempt: delivery.attempt, status: sent.status, done })
    const wait = done || delivery.isCopy ? undefined : settings.retryMs[delivery.attempt - 1]
    if (wait !== undefined) later({ ...delivery, attempt: delivery.attempt + 1 }, wait)
  }

  const enqueue = (delivery: Delivery): void => later(delivery, settings.delayMs + Math.floor(random() * settings.shuffleMs))

  const send = (effects: Stored[]): void => {
    for (const delivery of deliveriesOf(effects, settings.duplicates)) enqueue(delivery)
    work()
  }

  return {
    send,
    /** After a restart: what had not been answered is sent again, even what an endpoint may have seen already. */
    resume: (): void => send(pending()),
    set: (changed: Partial<DeliverySettings>): DeliverySettings => {
      settings = { ...settings, ...changed }
      if (changed.seed !== undefined) random = randomFrom(changed.seed)
      work()
      return settings
    },
    /** How many wait, run or will be tried again. */
    waiting: (): number => queue.length + running + timers.size(),
    reset: (): void => {
      queue = []
      timers.clear()
      settings = DELIVERY_DEFAULTS
      random = randomFrom(settings.seed)
    },
    close: (): void => {
      isClosed = true
      timers.clear()
    },
  }
}

function createTimers() {
  const timers = new Set<NodeJS.Timeout>()
  return {
    after: (ms: number, act: () => void): void => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        act()
      }, ms)
      timers.add(timer)
    },
    size: (): number => timers.size,
    clear: (): void => {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

/** Each event to each of its endpoints, and as many copies. */
function deliveriesOf(effects: Stored[], copies: number): Delivery[] {
  const events = effects.filter(({ resource }) => resource.object === 'event')
  return events.flatMap(({ resource, hidden }) =>
    ((hidden.endpoints ?? []) as string[]).flatMap((endpoint) =>
      Array.from({ length: copies + 1 }, (_, index) => ({ event: resource.id, endpoint, attempt: 1, isCopy: index > 0 })),
    ),
  )
}

async function sendOnce({ find, now }: Pick<Asked, 'find' | 'now'>, delivery: Delivery): Promise<'gone' | { status: number | null }> {
  const event = find(delivery.event)
  const endpoint = find(delivery.endpoint)
  if (!event || !endpoint || endpoint.deleted) return 'gone'
  return { status: await post(endpoint, JSON.stringify(event.resource, null, 2), now()) }
}

async function post({ resource, hidden }: Stored, body: string, second: number): Promise<number | null> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    'stripe-signature': signatureOf(hidden.secret as string, body, second),
  }
  try {
    const answer = await fetch(resource.url as string, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    // Refused, cut off or too late: there is no status, and it is tried again.
    return null
  }
}
