import { describe } from '@jest/globals'
import fc from 'fast-check'
import { anyRequest, anyTable, article, NOW } from '../../../tests/support/pricing.ts'
import { holds } from '../../../tests/support/holds.ts'
import { priceRequest } from './priceRequest.ts'
import type { PriceRequest, PriceTable } from './types.ts'

const price = (request: PriceRequest, table: PriceTable) =>
  priceRequest({ request, service: article, table, now: NOW })

const reversed = (table: PriceTable): PriceTable => ({
  ...table,
  urgency: table.urgency.toReversed(),
  extras: table.extras.toReversed(),
})

/** A case builds a whole table: a tenth of the runs that a law of plain arithmetic gets. */
const RUNS = 10_000

describe('laws of pricing', () => {
  holds(
    'lines sum to the total, and the amount never falls below zero on the way',
    fc.property(anyRequest, anyTable, (request, table) => {
      const { lines, totalMinor } = price(request, table)
      let runningMinor = 0
      const isNeverNegative = lines.every((line) => (runningMinor += line.amountMinor) >= 0)
      return isNeverNegative && runningMinor === totalMinor && Number.isSafeInteger(totalMinor)
    }),
    RUNS,
  )

  holds(
    'a total equals that of a reference in whole numbers',
    fc.property(anyRequest, anyTable, (request, table) => price(request, table).totalMinor === reference(request, table)),
    RUNS,
  )

  holds(
    'more units never cost less',
    fc.property(anyRequest, anyTable, fc.integer({ min: 1, max: 40 }), (request, table, units) => {
      const [fewer, more] = [Math.min(units, request.units), Math.max(units, request.units)]
      return price({ ...request, units: fewer }, table).totalMinor <= price({ ...request, units: more }, table).totalMinor
    }),
    RUNS,
  )

  holds(
    'a nearer deadline never costs less where bands grow cheaper with time',
    fc.property(anyRequest, anyTable, anyRequest, (request, table, { deadline }) => {
      const [nearer, later] = [deadline, request.deadline].sort((a, b) => a.getTime() - b.getTime())
      return (
        price({ ...request, deadline: nearer! }, table).totalMinor >=
        price({ ...request, deadline: later! }, table).totalMinor
      )
    }),
    RUNS,
  )

  holds(
    'one more extra never costs less, and costs the same whatever the others are',
    fc.property(anyRequest, anyTable, (request, table) => {
      const without = request.extras.slice(1)
      const difference = price(request, table).totalMinor - price({ ...request, extras: without }, table).totalMinor
      const alone =
        price({ ...request, extras: request.extras.slice(0, 1) }, table).totalMinor -
        price({ ...request, extras: [] }, table).totalMinor
      return difference >= 0 && difference === alone
    }),
    RUNS,
  )

  holds(
    'the order of extras, of bands and of the words of a request does not matter',
    fc.property(anyRequest, anyTable, (request, table) => {
      const other = price({ ...request, extras: request.extras.toReversed() }, reversed(table))
      return other.totalMinor === price(request, table).totalMinor
    }),
    RUNS,
  )

  holds(
    'the same request has the same price, and pricing changes neither request nor table',
    fc.property(anyRequest, anyTable, (request, table) => {
      const before = JSON.stringify([request, table])
      const first = JSON.stringify(price(request, table))
      return first === JSON.stringify(price(request, table)) && before === JSON.stringify([request, table])
    }),
    RUNS,
  )
})

/** The price by BigInt alone: multipliers and percentages in ten-thousandths, halves up. */
function reference(request: PriceRequest, table: PriceTable): number {
  const half = (n: bigint, d: bigint) => (2n * n + d) / (2n * d)
  const count = (value: number) => BigInt(Math.round(value * 10_000))
  const level = table.services[0]!.levels[0]!
  const hours = (request.deadline.getTime() - NOW.getTime()) / 3_600_000
  const band = table.urgency.find(({ fromHours, toHours }) => hours >= fromHours && hours < (toHours ?? Infinity))!
  const multipliers = [
    band.multiplier,
    request.subject ? table.subjects[0]!.multiplier : 1,
    request.writerLevel ? table.writerLevels[0]!.multiplier : 1,
    request.spacing ? table.spacings[0]!.multiplier : 1,
  ]
  const base = half(BigInt(level.priceMinor) * BigInt(request.units), BigInt(level.perUnits))
  const work = multipliers.reduce((running, multiplier) => half(running * count(multiplier), 10_000n), base)
  const extras = table.extras
    .filter(({ code }) => request.extras.includes(code))
    .map((extra) => (extra.kind === 'fixed' ? BigInt(extra.amountMinor) : half(work * count(extra.percent), 1_000_000n)))
  return Number(extras.reduce((sum, amount) => sum + amount, work))
}
