/**
 * What differs from run to run (ids, tokens, codes, moments of the real clock) gets names in the order
 * in which it is first seen, so that an example reads the same whenever it is recorded.
 */
export function canonical(now: Date) {
  const names = new Map<string, string>()
  const originals = new Map<string, string>()
  const counts: Record<string, number> = {}
  const nameOf = (kind: Kind, original: string): string => {
    const known = names.get(original)
    if (known) return known
    counts[kind.name] = (counts[kind.name] ?? 0) + 1
    const name = kind.call(counts[kind.name]!)
    names.set(original, name)
    originals.set(name, original)
    return name
  }
  const text = (value: string): string => {
    const kinds = KINDS.reduce((told, kind) => told.replace(kind.pattern, (original) => (originals.has(original) ? original : nameOf(kind, original))), value)
    return kinds.replace(MOMENT, (moment) => (Math.abs(Date.parse(moment) - Date.now()) < A_DAY_MS ? now.toISOString() : moment))
  }
  return {
    /** Any JSON, with names for what differs. */
    named: (value: unknown): unknown => each(value, text),
    /** The other way round: what the names stand for in this run. */
    real: (value: unknown): unknown => each(value, (told) => told.replace(NAMES, (name) => originals.get(name) ?? name)),
  }
}

type Kind = { name: string; pattern: RegExp; call: (count: number) => string }

const A_DAY_MS = 86_400_000
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
const NAMES = /token-\d{3,}|secret-\d{3,}|hash-\d{3,}|01890000-0000-7000-8000-\d{12}|\b0{18}\d{6}\b|[TA]-0{4}\d{4}/g
const KINDS: Kind[] = [
  { name: 'token', pattern: /eyJ[\w-]+\.[\w-]+\.[\w-]+/g, call: (count) => `token-${String(count).padStart(3, '0')}` },
  { name: 'id', pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, call: (count) => `01890000-0000-7000-8000-${String(count).padStart(12, '0')}` },
  { name: 'secret', pattern: /\b[0-9a-f]{40}\b/g, call: (count) => `secret-${String(count).padStart(3, '0')}` },
  { name: 'hash', pattern: /\b[0-9a-f]{64}\b/g, call: (count) => `hash-${String(count).padStart(3, '0')}` },
  { name: 'row', pattern: /\b[0-9a-f]{24}\b/g, call: (count) => String(count).padStart(24, '0') },
  { name: 'code', pattern: /\b[TABP]-[0-9A-F]{8}\b/g, call: (count) => `T-0000${String(count).padStart(4, '0')}` },
]

/** When a session ends follows the real clock, and two tokens of one second are one. */
const OF_A_SESSION: Record<string, unknown> = { exp: 1_772_470_800, token: 'token-of-the-session', refreshedToken: 'token-of-the-session' }

function each(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => each(one, change))
  if (typeof value !== 'object' || value === null) return value
  const isSession = 'user' in value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isSession && key in OF_A_SESSION ? OF_A_SESSION[key] : each(inner, change)]))
}
