/*
 * The policy of access, by hand. To add something:
 *
 * - a collection: a table in this folder, merged in `../policy.ts`. `kinds` are the kinds of documents that
 *   differ in who sees them, always with `deleted`; then a line of `read`, `update` and `delete` for each
 *   kind (`read/update/delete` is all three), at least one of `create`, and of `see-FIELD` for each field
 *   with `access.read`. Where people write, `writes.ts` says which fields. What a row in the database needs
 *   beyond its required fields goes into `../fixtures.ts`.
 * - an endpoint: a line in `endpoints.ts`; with a document in its address, a table in `behind.ts` too.
 * - a transition: its actors in `transitions.ts`.
 *
 * `policy.spec.ts` names what is missing. Then `npm run generate` writes the page of permissions.
 */
/** Who calls. Each holds one role on the website that the call names; an outsider holds every role on another one. */
export const CALLERS = ['anonymous', 'outsider', 'client', 'writer', 'editor', 'support', 'admin', 'superadmin'] as const
export type Caller = (typeof CALLERS)[number]

/**
 * What a caller gets.
 * `+` it is done, or seen. `-` refused whichever document it is (403). `.` as if the document did not
 * exist (404, and in no list). `!` a rule of the business says no, with a reason (400, 409, 422).
 * `_` this caller has no such document.
 */
export type Cell = '+' | '-' | '.' | '!' | '_'
const CELLS: readonly string[] = ['+', '-', '.', '!', '_']

export type Row = { what: string; on: string; cells: Record<Caller, Cell> }

/**
 * Reads a table that was written by hand: a line of callers, then lines of what is done, on what, and a
 * cell for each caller. `update/delete` stands for two lines that are alike.
 */
export function table(text: string): Row[] {
  const [head, ...lines] = text.trim().split('\n').map((line) => line.trim().split(/\s+/))
  if (head!.join() !== CALLERS.join()) throw new Error(`The callers are ${CALLERS.join(' ')}, in this order`)
  return lines.flatMap(([what = '', on = '', ...cells]) => {
    if (cells.length !== CALLERS.length || cells.some((cell) => !CELLS.includes(cell))) {
      throw new Error(`“${what} ${on}” needs ${CALLERS.length} cells of ${CELLS.join(' ')}, and has ${cells.join(' ')}`)
    }
    const byCaller = Object.fromEntries(CALLERS.map((caller, i) => [caller, cells[i]])) as Row['cells']
    return what.split('/').map((each) => ({ what: each, on, cells: byCaller }))
  })
}

/** What is expected of one collection. */
export type CollectionPolicy = {
  /** What each kind of document in the table is. */
  kinds: Record<string, string>
  /** `read` is find, findByID and count alike; `see-FIELD` is a field that not every reader sees. */
  rows: Row[]
  /** Who changes a field of state, beside nobody: `transitions` of a workflow, or `operations` of the platform. */
  states?: Record<string, 'transitions' | 'operations'>
}
