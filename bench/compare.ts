import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Options } from './options.ts'
import { judge, verdictTable } from './report/aims.ts'
import { describeMachine } from './report/machine.ts'
import { figuresPage, processTable } from './report/page.ts'
import { writeSection } from './report/readme.ts'
import { summarize, type Line } from './report/summary.ts'
import { inColumns, tableOf } from './report/table.ts'
import { run } from './run.ts'
import { startServers } from './servers/servers.ts'
import { makeData } from './setup/data.ts'
import type { Prepared } from './setup/prepare.ts'
import { quoteSource } from './setup/quoteSource.ts'
import { stockOf } from './setup/stock.ts'

/** Measures the product beside the floor and plain Payload, prints the table and keeps all in result.json. */
export async function compare(options: Options, prepared: Prepared, tell: (line: string) => void): Promise<void> {
  const { postgres, secret, password, folder } = prepared
  const machine = describeMachine(postgres.version)
  tell(`making ${options.orders} orders`)
  const data = await makeData(postgres, { orders: options.orders, secret })
  tell('starting the servers')
  const { servers, stop } = await startServers(prepared, options)
  const surroundings = { postgres, data, password, stock: stockOf(postgres, data.websiteId), quotes: quoteSource(servers[0]!.port) }
  const measured = await run(surroundings, servers, options, tell)
  const processes = servers.map(({ name, bootMs, bootMiB, memoryMiB }) => ({ name, bootMs, bootMiB, loadedMiB: memoryMiB() }))
  await stop()

  const lines = summarize(measured.cells)
  const statementsOf = ({ server, operation }: Line): number | null => measured.statements.find((each) => each.server === server && each.operation === operation)?.perRequest ?? null
  writeFileSync(path.join(folder, 'result.json'), JSON.stringify({ machine, options, settings: postgres.settings, processes, lines, ...measured }, null, 2))
  for (const table of [tableOf(lines, statementsOf), processTable(processes), verdictTable(judge(lines))]) process.stdout.write(`\n${inColumns(table)}\n`)
  if (options.write) writeSection('figures', figuresPage({ ...options, machine, lines, processes, statementsOf }))
}
