const KEY = Symbol.for('scriptorium.poolRefusals')
const WINDOW_MS = 5 * 60_000
const MOST = 10_000
type Holder = typeof globalThis & { [KEY]?: number[] }

const moments = (): number[] => ((globalThis as Holder)[KEY] ??= [])

/** Remembers that nobody gave a connection in time. By the process's own clock, whatever the platform's says. */
export function notePoolRefusal(): void {
  const list = moments()
  list.push(performance.now())
  if (list.length > MOST) list.shift()
}

/** How often that happened in the last five minutes in this process; 10,000 at most. */
export function poolRefusals(): number {
  const list = moments()
  while (list.length > 0 && list[0]! < performance.now() - WINDOW_MS) list.shift()
  return list.length
}
