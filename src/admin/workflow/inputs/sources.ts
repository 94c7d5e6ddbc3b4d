type Doc = Record<string, unknown> & { id: string }
export type Option = { value: string; label: string }

/** Where the names come from that are offered instead of an id. */
export type Source = {
  /** The query after `/api/`, of a document and what was typed into the search. */
  query: (document: { id: string; website: string }, search: string) => string
  option: (doc: Doc) => Option
  /** What is shown when there is nobody or nothing to choose. */
  none: string
}

/** By the `widget` of a schema's `.meta()`. */
export const SOURCES: Record<string, Source> = {
  writer: {
    query: ({ website }, search) =>
      `writer-profiles?${where({ website, active: 'true' })}${search && `&where[user.displayName][like]=${encodeURIComponent(search)}`}&depth=1&limit=50&sort=user.displayName`,
    option: ({ user, level }) => ({ value: idOf(user), label: [nameOf(user), level].filter(Boolean).join(', ') }),
    none: 'No active writer of this website by that name.',
  },
  order_request: {
    query: ({ id }) => `order-requests?${where({ order: id, answer: 'open' })}&depth=1&limit=50`,
    option: ({ id, writer, message }) => ({ value: id, label: [nameOf(writer), message].filter(Boolean).join(': ') }),
    none: 'No writer has asked for this order.',
  },
}

const where = (equal: Record<string, string>): string =>
  Object.entries(equal).map(([field, value]) => `where[${field}][equals]=${encodeURIComponent(value)}`).join('&')

type User = { id?: string; displayName?: string } | string | null | undefined
const nameOf = (user: unknown): string => (typeof user === 'object' ? ((user as User & object)?.displayName ?? '') : '')
const idOf = (user: unknown): string => (typeof user === 'object' ? String((user as User & object)?.id ?? '') : String(user))
