import type { Line } from './summary.ts'

const HEAD = ['operation', 'at once', 'server', 'a second', 'of floor', 'p50 ms', 'p95 ms', 'p99 ms', 'errors', 'server CPU ms', 'Postgres CPU ms', 'SQL']

/** The lines of the benchmark as cells of text; `statementsOf` tells SQL statements of one request. */
export function tableOf(lines: readonly Line[], statementsOf: (line: Line) => number | null): string[][] {
  const rows = lines.map((line) => [
    line.operation, String(line.concurrency), line.server, line.perSecond.toFixed(line.perSecond < 100 ? 1 : 0), number(line.share, 2),
    number(line.p50Ms, 1), number(line.p95Ms, 1), number(line.p99Ms, 1), String(line.errors), number(line.serverCpuMs, 2), number(line.postgresCpuMs, 2), number(statementsOf(line), 1),
  ])
  return [HEAD, ...rows]
}

const number = (value: number | null, digits: number): string => (value === null || Number.isNaN(value) ? '' : value.toFixed(digits).replace(/\.0$/, ''))

/** In columns, for a terminal. */
export function inColumns(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_cell, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const isText = (column: number) => column === 0 || column === 2
  return rows.map((row) => row.map((cell, column) => (isText(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd()).join('\n')
}

export function inMarkdown(rows: readonly string[][]): string {
  const [head, ...body] = rows.map((row) => `| ${row.join(' | ')} |`)
  const rule = `|${rows[0]!.map((_cell, column) => (column === 0 || column === 2 ? '---' : '---:')).join('|')}|`
  return [head, rule, ...body].join('\n')
}
