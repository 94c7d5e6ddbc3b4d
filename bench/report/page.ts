import type { RunningServer } from '../servers/start.ts'
import { judge, verdictTable } from './aims.ts'
import { limitOf } from './limits.ts'
import { machineLine } from './readme.ts'
import type { Machine } from './machine.ts'
import type { Line } from './summary.ts'
import { inMarkdown, tableOf } from './table.ts'

export type ProcessFacts = Pick<RunningServer, 'name' | 'bootMs' | 'bootMiB'> & { loadedMiB: number | null }
type Result = { machine: Machine; orders: number; seconds: number; rounds: number; lines: Line[]; processes: ProcessFacts[]; statementsOf: (line: Line) => number | null }

/** The figures as bench/README.md shows them. */
export function figuresPage({ machine, orders, seconds, rounds, lines, processes, statementsOf }: Result): string {
  return [
    `${machineLine(machine)} ${orders.toLocaleString('en')} orders; medians of ${rounds} rounds of ${seconds} s.`,
    '### Against the aims, at 16 connections',
    'Reached: the share of the floor, p99 at most five times p50, at 64 connections at least 0.85 of the requests at 16, no error.',
    inMarkdown(verdictTable(judge(lines))),
    '### All figures',
    inMarkdown(tableOf(lines, statementsOf)),
    '### Starting, and memory',
    inMarkdown(processTable(processes)),
    '### What limits each figure',
    'By how busy each part was while the figure was taken:',
    inMarkdown([['operation', 'at once', 'server', 'limited by'], ...lines.map((line) => [line.operation, String(line.concurrency), line.server, limitOf(line, machine.cores)])]),
  ].join('\n\n')
}

export const processTable = (processes: readonly ProcessFacts[]): string[][] => [
  ['server', 'ready after', 'memory when ready', 'memory after the load'],
  ...processes.map(({ name, bootMs, bootMiB, loadedMiB }) => [name, `${(bootMs / 1_000).toFixed(1)} s`, mib(bootMiB), mib(loadedMiB)]),
]

const mib = (value: number | null): string => (value === null ? '' : `${value.toFixed(0)} MiB`)
