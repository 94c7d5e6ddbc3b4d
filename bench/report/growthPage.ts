import type { PlanFinding } from '../measure/plans.ts'
import type { Options } from '../options.ts'
import type { Machine } from './machine.ts'
import { machineLine } from './readme.ts'
import type { Line } from './summary.ts'
import { inMarkdown } from './table.ts'

export type Size = { orders: number; lines: Line[] }
type Growth = { machine: Machine; sizes: Size[]; findings: PlanFinding[]; options: Pick<Options, 'seconds' | 'rounds'> }

/** What each operation of the product costs at each size, and what is left of its speed at the largest. */
export function growthTable(sizes: readonly Size[]): string[][] {
  const first = sizes[0]!
  const mine = first.lines.filter(({ server }) => server === 'product')
  const heads = sizes.flatMap(({ orders }) => [`${short(orders)}: a second`, 'CPU ms', 'of floor'])
  return [['operation', 'at once', ...heads, `${short(sizes.at(-1)!.orders)} : ${short(first.orders)}`, 'by CPU'], ...mine.map((line) => rowOf(sizes, line))]
}

function rowOf(sizes: readonly Size[], { operation, concurrency, server }: Line): string[] {
  const lines = sizes.map((size) => size.lines.find((line) => line.operation === operation && line.concurrency === concurrency && line.server === server)!)
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const cells = lines.flatMap((line) => [line.perSecond.toFixed(line.perSecond < 100 ? 1 : 0), cpuOf(line)?.toFixed(2) ?? '', line.share?.toFixed(2) ?? ''])
  const byCpu = cpuOf(first) !== null && cpuOf(last) ? (cpuOf(first)! / cpuOf(last)!).toFixed(2) : ''
  return [operation, String(concurrency), ...cells, (last.perSecond / first.perSecond).toFixed(2), byCpu]
}

const cpuOf = ({ serverCpuMs, postgresCpuMs }: Line): number | null => (serverCpuMs === null || postgresCpuMs === null ? null : serverCpuMs + postgresCpuMs)

/** The growth as bench/README.md shows it. */
export function growthPage({ machine, sizes, findings, options }: Growth): string {
  return [
    `${machineLine(machine)} Medians of ${options.rounds} rounds of ${options.seconds} s; CPU is that of server and Postgres together.`,
    inMarkdown(growthTable(sizes)),
    'A client has a hundred orders at every size: there are 100 clients at 10,000 orders and 10,000 at 1,000,000, of whom a hundred call. “By CPU” is the same comparison by processor time for each operation, which a busy machine does not distort.',
    findings.length === 0
      ? 'Plans: `auto_explain` wrote down the plan of every statement of each operation at each size, those inside of functions and triggers too. None reads a table of 5,000 rows or more from end to end.'
      : `Plans that read a big table from end to end:\n\n${inMarkdown([['orders', 'operation', 'table', 'statement'], ...findings.map(({ orders, operation, table, query }) => [String(orders), operation, table, `\`${query.replaceAll('|', '\\|')}\``])])}`,
  ].join('\n\n')
}

const short = (orders: number): string => (orders >= 1_000_000 ? `${orders / 1_000_000} M` : `${orders / 1_000} k`)
