import { LRUCache } from 'lru-cache'
import type { PayloadRequest } from 'payload'
import { sessionOf } from '../db/transaction.ts'

/** What is kept in memory, by what changes it. The triggers of `tell_change` name the same topics. */
export type Topic = 'users' | 'websites' | 'prices'

/** How old what a node knows of the others' changes may be for what it keeps to count. */
export const TRUSTED_MS = 750
const MAX_ENTRIES = 5_000

type Entry = { about: string; value: unknown }
type Store = { entries: LRUCache<string, Entry>; changes: number }
type Shared = { stores: Map<Topic, Store>; heardAt: number }

const KEY = Symbol.for('scriptorium.kept')
type Holder = typeof globalThis & { [KEY]?: Shared }

type Keep<V> = {
  /** Whose transaction it may be read in: one that has changed the topic sees its own changes, and keeps none. */
  req?: PayloadRequest
  topic: Topic
  key: string
  /** Reads it anew; what comes back as null is not kept. */
  read: () => Promise<V | null>
  /** Whose change makes it stale: the id that the trigger tells. */
  about: (value: V) => string
}

/**
 * What the database said last, as long as this node is sure to have heard of every change up to
 * {@link TRUSTED_MS} ago, whoever made it; else it is read anew. Treat what comes back as read-only.
 */
export async function kept<V extends object>({ req, topic, key, read, about }: Keep<V>): Promise<V | null> {
  if (req && (await sessionOf(req))?.changed.has(topic)) return read()
  const store = storeOf(topic)
  const known = isTrusted() ? store.entries.get(key) : undefined
  if (known) return known.value as V
  // A change that is told while we read may be newer than what we read.
  const { changes } = store
  const value = await read()
  if (value !== null && changes === store.changes && isTrusted()) store.entries.set(key, { about: about(value), value })
  return value
}

/** Forgets what is known about one document, or all of a topic, or everything. */
export function forget(topic?: Topic, about?: string): void {
  const stores = topic ? [storeOf(topic)] : [...shared().stores.values()]
  for (const store of stores) {
    store.changes += 1
    if (about === undefined) store.entries.clear()
    else for (const [key, entry] of store.entries.entries()) if (entry.about === about) store.entries.delete(key)
  }
}

/** Says that every change made before `moment` (of `performance.now()`) has been heard of. */
export function heardUntil(moment: number): void {
  shared().heardAt = moment
}

export const isTrusted = (): boolean => performance.now() - shared().heardAt < TRUSTED_MS

function storeOf(topic: Topic): Store {
  const { stores } = shared()
  const store = stores.get(topic) ?? { entries: new LRUCache<string, Entry>({ max: MAX_ENTRIES }), changes: 0 }
  stores.set(topic, store)
  return store
}

/** On globalThis: server and panel hold a copy of each module. */
const shared = (): Shared => ((globalThis as Holder)[KEY] ??= { stores: new Map(), heardAt: -Infinity })
