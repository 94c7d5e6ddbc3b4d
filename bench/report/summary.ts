import type { Cell, ServerName } from '../measure/types.ts'

export type Line = {
  operation: string
  concurrency: number
  server: ServerName
  perSecond: number
  /** Requests a second as a share of the floor's, the median of the rounds' shares; null without a floor. */
  share: number | null
  p50Ms: number
  p95Ms: number
  p99Ms: number
  errors: number
  requests: number
  serverCpuMs: number | null
  postgresCpuMs: number | null
}

/** One line for each operation, concurrency and server: medians over the rounds. */
export function summarize(cells: readonly Cell[]): Line[] {
  const groups = Map.groupBy(cells, ({ operation, concurrency, server }) => `${operation} ${concurrency} ${server}`)
  return [...groups.values()].map((group) => {
    const { operation, concurrency, server } = group[0]!
    const floors = cells.filter((cell) => cell.operation === operation && cell.concurrency === concurrency && cell.server === 'floor')
    const shares = group.flatMap((cell) => floors.filter(({ round }) => round === cell.round).map((floor) => cell.perSecond / floor.perSecond))
    const middle = (pick: (cell: Cell) => number | null): number | null => median(group.map(pick).filter((value) => value !== null))
    return {
      operation, concurrency, server,
      perSecond: middle(({ perSecond }) => perSecond)!, share: median(shares),
      p50Ms: middle(({ p50Ms }) => p50Ms)!, p95Ms: middle(({ p95Ms }) => p95Ms)!, p99Ms: middle(({ p99Ms }) => p99Ms)!,
      errors: sum(group, ({ errors }) => errors), requests: sum(group, ({ requests }) => requests),
      serverCpuMs: middle(({ serverCpuMs }) => serverCpuMs), postgresCpuMs: middle(({ postgresCpuMs }) => postgresCpuMs),
    }
  })
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  if (sorted.length === 0) return null
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const sum = (cells: readonly Cell[], pick: (cell: Cell) => number): number => cells.reduce((total, cell) => total + pick(cell), 0)
