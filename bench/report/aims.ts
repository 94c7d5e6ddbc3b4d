import type { Line } from './summary.ts'

/** Shares of the floor to reach at 16 connections, by operation. */
export const AIMS: Record<string, number> = { quote: 0.5, read: 0.2, list: 0.2, place: 0.15, pay: 0.15, submit: 0.12, claim: 0.12, start: 0.15, webhook: 0.15 }
/** The slowest hundredth against the middle, at 16 connections. */
const TAIL = 5
/** What is left of the requests a second when four times as many ask. */
const CROWD = 0.85
const [CONCURRENCY, MANY] = [16, 64]

export type Verdict = { operation: string; share: number | null; aim: number; tail: number; crowd: number | null; isMet: boolean }

/** How the product stands to what it aims at. */
export function judge(lines: readonly Line[]): Verdict[] {
  return lines
    .filter(({ server, concurrency, operation }) => server === 'product' && concurrency === CONCURRENCY && AIMS[operation])
    .map(({ operation, share, p99Ms, p50Ms, errors, perSecond }) => {
      const [aim, tail] = [AIMS[operation]!, p99Ms / p50Ms]
      const many = lines.find((line) => line.server === 'product' && line.concurrency === MANY && line.operation === operation)
      const crowd = many ? many.perSecond / perSecond : null
      return { operation, share, aim, tail, crowd, isMet: share !== null && share >= aim && tail <= TAIL && (crowd ?? 1) >= CROWD && errors + (many?.errors ?? 0) === 0 }
    })
}

export const verdictTable = (verdicts: readonly Verdict[]): string[][] => [
  ['operation', 'share of floor', 'aim', 'p99 : p50', '64 : 16 connections', 'reached'],
  ...verdicts.map(({ operation, share, aim, tail, crowd, isMet }) => [operation, share?.toFixed(2) ?? '', aim.toFixed(2), tail.toFixed(1), crowd?.toFixed(2) ?? '', isMet ? 'yes' : 'no']),
]
