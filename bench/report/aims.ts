import type { Line } from './summary.ts'

/** Shares of the floor to reach at 16 connections, by operation. */
export const AIMS: Record<string, number> = { quote: 0.5, read: 0.2, list: 0.2, place: 0.15, pay: 0.15, submit: 0.12, claim: 0.12 }
/** The slowest hundredth against the middle, at 16 connections. */
const TAIL = 5
const CONCURRENCY = 16

export type Verdict = { operation: string; share: number | null; aim: number; tail: number; isMet: boolean }

/** How the product stands to what it aims at. */
export function judge(lines: readonly Line[]): Verdict[] {
  return lines
    .filter(({ server, concurrency, operation }) => server === 'product' && concurrency === CONCURRENCY && AIMS[operation])
    .map(({ operation, share, p99Ms, p50Ms, errors }) => {
      const [aim, tail] = [AIMS[operation]!, p99Ms / p50Ms]
      return { operation, share, aim, tail, isMet: share !== null && share >= aim && tail <= TAIL && errors === 0 }
    })
}

export const verdictTable = (verdicts: readonly Verdict[]): string[][] => [
  ['operation', 'share of floor', 'aim', 'p99 : p50', 'reached'],
  ...verdicts.map(({ operation, share, aim, tail, isMet }) => [operation, share?.toFixed(2) ?? '', aim.toFixed(2), tail.toFixed(1), isMet ? 'yes' : 'no']),
]
