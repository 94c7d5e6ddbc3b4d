const KEY = Symbol.for('scriptorium.clock')
type Clocked = typeof globalThis & { [KEY]?: () => Date }

/** The present moment. Everything that depends on time asks here, so that tests can move it. */
export const now = (): Date => ((globalThis as Clocked)[KEY] ?? systemClock)()

/** How long ago it was, in seconds; 0 when there is no moment. */
export const secondsSince = (moment: Date | null): number => (moment ? (now().getTime() - moment.getTime()) / 1_000 : 0)

/** Replaces the clock for the whole process, or restores the system's when `clock` is null. */
export function setClock(clock: (() => Date) | null): void {
  // On globalThis: the configuration is loaded twice in one process (server and panel).
  ;(globalThis as Clocked)[KEY] = clock ?? systemClock
}

const systemClock = (): Date => new Date()
