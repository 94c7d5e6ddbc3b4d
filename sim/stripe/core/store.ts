import type { Fields, Resource } from './types.ts'

/** `hidden` is what Stripe knows of an object and never shows, such as how a test card behaves. */
export type Stored = { account: string; sequence: number; resource: Resource; hidden: Fields; deleted?: boolean }

export type Store = ReturnType<typeof createStore>

/** Everything the simulator knows, in memory. Writes between `begin` and `commit` can be taken back. */
export function createStore() {
  const records = new Map<string, Stored>()
  const kinds = new Map<string, Map<string, Stored>>()
  const before = new Map<string, Stored | undefined>()
  let sequence = 0

  const ofKind = (account: string, kind: string): Map<string, Stored> => {
    const name = `${account} ${kind}`
    if (!kinds.has(name)) kinds.set(name, new Map())
    return kinds.get(name)!
  }

  const set = (stored: Stored): void => {
    records.set(stored.resource.id, stored)
    ofKind(stored.account, stored.resource.object).set(stored.resource.id, stored)
    sequence = Math.max(sequence, stored.sequence)
  }

  return {
    /** A copy: what is changed in it counts when it is put. */
    find: (account: string, kind: string, id: string): Stored | undefined => {
      const stored = ofKind(account, kind).get(id)
      return stored && !stored.deleted ? structuredClone(stored) : undefined
    },
    /** In whichever account; for the simulator's own pages and controls. */
    anywhere: (id: string): Stored | undefined => structuredClone(records.get(id)),
    /** Newest first. */
    all: (account: string, kind: string): Stored[] =>
      [...ofKind(account, kind).values()].filter(({ deleted }) => !deleted).sort((a, b) => b.sequence - a.sequence),
    put: ({ account, resource, hidden, deleted }: Omit<Stored, 'sequence'>): void => {
      const known = records.get(resource.id)
      if (!before.has(resource.id)) before.set(resource.id, known)
      set(structuredClone({ account, resource, hidden, ...(deleted && { deleted }), sequence: known?.sequence ?? sequence + 1 }))
    },
    /** What was written since the last time. */
    commit: (): Stored[] => {
      const written = [...before.keys()].map((id) => records.get(id)!)
      before.clear()
      return written
    },
    rollback: (): void => {
      for (const [id, stored] of before) {
        const now = records.get(id)!
        records.delete(id)
        ofKind(now.account, now.resource.object).delete(id)
        if (stored) set(stored)
      }
      before.clear()
    },
    restore: set,
    accounts: (): string[] => [...new Set([...records.values()].map(({ account }) => account))],
    clear: (): void => {
      records.clear()
      kinds.clear()
      before.clear()
    },
  }
}
