import { callApi } from '../api/callApi.ts'

export type Doc = Record<string, unknown> & { id: string }
type Options = { api: string; titleOf: (collection: string, doc: Doc) => string }

const MOST_AT_ONCE = 100

/**
 * Titles of documents by collection and id. Those wanted while one page is drawn are read together,
 * one request a collection; null stands for a document that the caller may not see.
 */
export function titleStore({ api, titleOf }: Options) {
  const known = new Map<string, string | null>()
  const wanted = new Map<string, Set<string>>()
  const listeners = new Set<() => void>()

  const read = async (collection: string, ids: string[]) => {
    const query = `depth=0&limit=${MOST_AT_ONCE}&where[id][in]=${ids.join(',')}`
    const { docs } = await callApi<{ docs: Doc[] }>(`${api}/${collection}?${query}`).catch(() => ({ docs: [] as Doc[] }))
    for (const id of ids) {
      const doc = docs.find((each) => each.id === id)
      known.set(keyOf(collection, id), doc ? titleOf(collection, doc) : null)
    }
    for (const tell of listeners) tell()
  }

  const readWanted = () => {
    for (const [collection, ids] of wanted) {
      const all = [...ids]
      for (let from = 0; from < all.length; from += MOST_AT_ONCE) void read(collection, all.slice(from, from + MOST_AT_ONCE))
    }
    wanted.clear()
  }

  return {
    get: (collection: string, id: string): string | null | undefined => known.get(keyOf(collection, id)),
    want: (collection: string, id: string): void => {
      if (known.has(keyOf(collection, id))) return
      if (wanted.size === 0) setTimeout(readWanted)
      wanted.set(collection, (wanted.get(collection) ?? new Set()).add(id))
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export type TitleStore = ReturnType<typeof titleStore>

const keyOf = (collection: string, id: string): string => `${collection}/${id}`
