/** One promise, what was measured, and whether it was kept. */
export type Check = { promise: string; measured: string; isKept: boolean }

export const check = (promise: string, measured: string | number, isKept: boolean): Check => ({ promise, measured: String(measured), isKept })

/** A count that must be nought. */
export const none = (promise: string, count: number): Check => check(promise, count, count === 0)

/** Checks as a table for people. */
export function toTable(checks: readonly Check[]): string {
  const width = (key: 'promise' | 'measured'): number => Math.max(...checks.map((each) => each[key].length))
  const [left, right] = [width('promise'), width('measured')]
  return checks.map(({ promise, measured, isKept }) => `  ${isKept ? 'kept  ' : 'BROKEN'}  ${promise.padEnd(left)}  ${measured.padStart(right)}`).join('\n')
}

/** The value below which a share of them lies, such as 0.95. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const inMs = (value: number): string => `${Math.round(value)} ms`
