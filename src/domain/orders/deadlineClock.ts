import type { OrderState } from './states.ts'
import { CLOCK_RUNS } from './views.ts'

/** How an order stands to its deadline, in words; `tone` is how much it presses. */
export type DeadlineClock = { words: string; tone: 'late' | 'soon' | 'calm' | 'rest' }

type Clocked = { state: OrderState; deadline: string; pausedAt?: string | null; deliveredAt?: string | null }

const MINUTE_MS = 60_000
const SOON_MS = 24 * 60 * MINUTE_MS

/** The clock of an order as people read it: “2 days 3 hours left”, “Late by 40 minutes”. */
export function deadlineClock(order: Clocked, now: Date): DeadlineClock {
  const { state, deadline, pausedAt } = order
  const leftAt = (iso: string | Date): number => new Date(deadline).getTime() - new Date(iso).getTime()
  if (isOver(order)) return over(order, leftAt)
  if (state === 'on_hold' && pausedAt) return stopped(leftAt(pausedAt))
  const isRunning = (CLOCK_RUNS as readonly OrderState[]).includes(state)
  return isRunning ? running(leftAt(now)) : notBegun(leftAt(now))
}

const isOver = ({ state }: Clocked): boolean => ['delivered', 'completed', 'cancelled', 'expired'].includes(state)

const over = ({ state, deliveredAt }: Clocked, leftAt: (iso: string) => number): DeadlineClock =>
  state === 'cancelled' || state === 'expired' || !deliveredAt ? { words: 'Over, without being delivered', tone: 'rest' } : delivered(leftAt(deliveredAt))

const running = (leftMs: number): DeadlineClock =>
  leftMs < 0 ? { words: `Late by ${inWords(leftMs)}`, tone: 'late' } : { words: `${inWords(leftMs)} left`, tone: leftMs < SOON_MS ? 'soon' : 'calm' }

const delivered = (leftMs: number): DeadlineClock =>
  ({ words: leftMs < 0 ? `Delivered ${inWords(leftMs)} late` : `Delivered ${inWords(leftMs)} before the deadline`, tone: 'rest' })

const stopped = (leftMs: number): DeadlineClock =>
  ({ words: `The clock stands, ${leftMs < 0 ? `late by ${inWords(leftMs)}` : `with ${inWords(leftMs)} left`}`, tone: 'rest' })

const notBegun = (leftMs: number): DeadlineClock =>
  leftMs < 0 ? { words: `The deadline passed ${inWords(leftMs)} ago`, tone: 'late' } : { words: `${inWords(leftMs)} until the deadline`, tone: 'calm' }

/** A span of time by its two largest units: “2 days 3 hours”. */
export function inWords(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS)
  const parts = ([['day', Math.floor(minutes / 1_440)], ['hour', Math.floor(minutes / 60) % 24], ['minute', minutes % 60]] as [string, number][])
  const first = parts.findIndex(([, count]) => count > 0)
  if (first < 0) return 'less than a minute'
  return parts.slice(first, first + 2).filter(([, count]) => count > 0).map(([unit, count]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(' ')
}
