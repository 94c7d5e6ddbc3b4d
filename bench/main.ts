import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildPanel } from '../scripts/panel/buildPanel.ts'
import { HELP, readOptions, type Options } from './options.ts'
import { describeMachine } from './report/machine.ts'
import { summarize } from './report/summary.ts'
import { inColumns, tableOf } from './report/table.ts'
import { run, type Measured } from './run.ts'
import { quoteSource } from './setup/quoteSource.ts'
import { startServers } from './servers/servers.ts'
import { makeData } from './setup/data.ts'
import { prepare, type Prepared } from './setup/prepare.ts'
import { stockOf } from './setup/stock.ts'

/** `npm run bench`: what the hot operations cost, beside the floor and plain Payload. See bench/README.md. */
const tell = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)

const options = readOptions(process.argv.slice(2))
if (!options) process.stdout.write(HELP)
else await bench(options)
process.exit(0)

async function bench(options: Options): Promise<void> {
  ;(process.env as Record<string, string>)['NODE_ENV'] = 'production'
  const folder = path.resolve(options.folder)
  mkdirSync(folder, { recursive: true })
  await buildPanel()
  const prepared = await prepare(folder, tell)
  try {
    await measure(options, prepared)
  } finally {
    await prepared.postgres.stop()
  }
}

async function measure(options: Options, prepared: Prepared): Promise<void> {
  const { postgres, secret, password, folder } = prepared
  const machine = describeMachine(postgres.version)
  tell(`making ${options.orders} orders`)
  const data = await makeData(postgres, { orders: options.orders, secret })
  const servers = await startServers(prepared, options)
  const surroundings = { postgres, data, password, stock: stockOf(postgres, data.websiteId), quotes: quoteSource(servers[0]!.port) }
  const measured = await run(surroundings, servers, options, tell)
  const processes = servers.map(({ name, bootMs, bootMiB, memoryMiB }) => ({ name, bootMs, bootMiB, loadedMiB: memoryMiB() }))
  for (const server of servers) await server.stop()
  const lines = summarize(measured.cells)
  const result = { machine, options, settings: postgres.settings, processes, lines, ...measured }
  writeFileSync(path.join(folder, 'result.json'), JSON.stringify(result, null, 2))
  process.stdout.write(`${inColumns(tableOf(lines, statementsIn(measured)))}\n`)
  for (const { name, bootMs, bootMiB, loadedMiB } of processes) {
    process.stdout.write(`${name}: ready after ${(bootMs / 1_000).toFixed(1)} s, ${bootMiB?.toFixed(0)} MiB then, ${loadedMiB?.toFixed(0)} MiB after the load\n`)
  }
}

const statementsIn = ({ statements }: Measured) => ({ server, operation }: { server: string; operation: string }): number | null =>
  statements.find((each) => each.server === server && each.operation === operation)?.perRequest ?? null
