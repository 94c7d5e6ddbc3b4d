const MAX_STATEMENTS = 500
const KEY = Symbol.for('scriptorium.statements')
type Holder = typeof globalThis & { [KEY]?: Map<string, string> }

export type Statement = { text: string; values?: unknown[]; name?: string }

/**
 * A statement that Postgres parses, and soon plans, once a connection. Only the first few hundred texts
 * of a process are named so, because a connection keeps each for good. Not those whose columns the
 * database chooses: a migration that adds one would break them on every open connection.
 */
export function prepared(text: string, values: unknown[]): Statement {
  if (values.length === 0 || /\bselect \*|\breturning \*/i.test(text)) return values.length === 0 ? { text } : { text, values }
  const names = ((globalThis as Holder)[KEY] ??= new Map<string, string>())
  const known = names.get(text)
  if (known) return { name: known, text, values }
  if (names.size >= MAX_STATEMENTS) return { text, values }
  const name = `s${names.size + 1}`
  names.set(text, name)
  return { name, text, values }
}
