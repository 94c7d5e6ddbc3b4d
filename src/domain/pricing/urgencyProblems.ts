import type { PriceTableProblem } from './priceTableProblems.ts'
import type { UrgencyBand } from './types.ts'

type Row = UrgencyBand & { path: string }

/** Where urgency bands leave a deadline without a price, or give it two. */
export function urgencyProblems(bands: readonly UrgencyBand[]): PriceTableProblem[] {
  const rows = bands
    .map((band, index) => ({ ...band, path: `urgency.${index}` }))
    .sort((a, b) => a.fromHours - b.fromHours)
  const [first] = rows
  if (!first) return []
  return [
    ...(first.fromHours > 0 ? [error(`${first.path}.fromHours`, startsLate(first))] : []),
    ...rows.flatMap((row) => emptyBand(row)),
    ...rows.flatMap((row, index) => step(row, rows[index + 1])),
  ]
}

const startsLate = ({ fromHours }: Row) =>
  `Deadlines nearer than ${fromHours} hours have no price: let the first band start at 0.`

const emptyBand = ({ path, fromHours, toHours }: Row): PriceTableProblem[] =>
  toHours !== null && toHours <= fromHours
    ? [error(`${path}.toHours`, `The band ends (${toHours} h) before it starts (${fromHours} h).`)]
    : []

function step(row: Row, next: Row | undefined): PriceTableProblem[] {
  const path = `${row.path}.toHours`
  if (!next) {
    return row.toHours === null
      ? []
      : [error(path, `Deadlines from ${row.toHours} hours on have no price: leave the end of the last band empty.`)]
  }
  if (row.toHours === null || row.toHours > next.fromHours) {
    return [error(path, `“${row.label}” and “${next.label}” overlap: end it at ${next.fromHours} hours.`)]
  }
  if (row.toHours < next.fromHours) {
    return [error(path, `Deadlines from ${row.toHours} to ${next.fromHours} hours have no price: close the gap.`)]
  }
  return cheaperWhenSooner(row, next)
}

const cheaperWhenSooner = (row: Row, next: Row): PriceTableProblem[] =>
  row.multiplier < next.multiplier
    ? [
        {
          path: `${next.path}.multiplier`,
          severity: 'warning',
          message: `“${next.label}” costs more than the more urgent “${row.label}”.`,
        },
      ]
    : []

const error = (path: string, message: string): PriceTableProblem => ({
  path,
  severity: 'error',
  message,
})
