import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { appConnection } from '../db/connection.ts'
import { forget, heardUntil, type Topic } from './kept.ts'

/** The channel on which the trigger `tell_change` tells what has changed. */
export const CHANNEL = 'scriptorium_changes'
const PING_MS = 250
const ANSWER_MS = 1_000

const KEY = Symbol.for('scriptorium.changes')
type Listening = { stop: AbortController; ended: Promise<void> }
type Holder = typeof globalThis & { [KEY]?: Listening | undefined }

/**
 * Listens for changes that any node commits, so that what is kept in memory is dropped. It asks its
 * connection four times a second: an answer proves that everything told before the question was heard.
 * While there is none, nothing that is kept counts.
 */
export function listenForChanges(): void {
  const holder = globalThis as Holder
  if (holder[KEY]) return
  const stop = new AbortController()
  holder[KEY] = { stop, ended: listen(stop.signal) }
}

export async function stopListening(): Promise<void> {
  const holder = globalThis as Holder
  const listening = holder[KEY]
  delete holder[KEY]
  listening?.stop.abort()
  await listening?.ended
}

async function listen(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await hear(signal)
    heardUntil(-Infinity)
    if (!signal.aborted) await rest(PING_MS, signal)
  }
}

/** Until the connection breaks or does not answer in time. */
async function hear(signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ ...appConnection(), application_name: 'scriptorium-changes', query_timeout: ANSWER_MS, connectionTimeoutMillis: ANSWER_MS })
  client.on('error', () => heardUntil(-Infinity))
  let isOver = false
  client.on('end', () => (isOver = true))
  client.on('notification', ({ payload = '' }) => {
    const [topic, about] = payload.split(':')
    forget(topic as Topic, about || undefined)
  })
  try {
    await client.connect()
    letProcessEnd(client)
    await client.query(`listen ${CHANNEL}`)
    // What was told while nobody listened is not known.
    forget()
    while (!signal.aborted) {
      const asked = performance.now()
      await client.query('select 1')
      heardUntil(asked)
      await rest(PING_MS, signal)
    }
  } catch {
    // Asked again by `listen`, on a new connection: a database that is away is told by `/readyz`.
  } finally {
    // Ending one that is over, or never came about, would wait for ever.
    if (!isOver) await Promise.race([client.end().catch(() => undefined), rest(ANSWER_MS, AbortSignal.timeout(ANSWER_MS))])
  }
}

const rest = (ms: number, signal: AbortSignal): Promise<void> => pause(ms, undefined, { signal, ref: false }).catch(() => undefined)

/** A script that has done its work ends, though this connection is open. */
function letProcessEnd(client: pg.Client): void {
  ;(client as unknown as { connection: { stream: { unref?: () => void } } }).connection.stream.unref?.()
}
