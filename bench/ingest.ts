import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { percentile } from './measure/cell.ts'
import { startLoader } from './measure/loader.ts'
import type { LoadRequest, LoadResult } from './measure/types.ts'
import { OPERATIONS, webhooks, type Surroundings } from './operations.ts'
import type { Options } from './options.ts'
import { describeMachine } from './report/machine.ts'
import { machineLine, writeSection } from './report/readme.ts'
import { inColumns, inMarkdown } from './report/table.ts'
import type { RunningServer } from './servers/start.ts'
import { startServers } from './servers/servers.ts'
import { makeData } from './setup/data.ts'
import type { Prepared } from './setup/prepare.ts'
import { quoteSource } from './setup/quoteSource.ts'
import { stockOf } from './setup/stock.ts'

/** Messages of Stripe a second, and how soon the slowest hundredth must be answered. */
const PER_SECOND = 50
const AIM_MS = 100
const SECONDS = 20
/** Connections over which Stripe sends, and over which clients read and list meanwhile. */
const SENDERS = 20
const CLIENTS = 4
const CLIENT_LOAD = ['read', 'list']

/** What clients ask meanwhile. The aim is for the first; the second leaves the process no rest, and says what happens then. */
const LOADS = [{ name: '60 a second', perSecond: 60 }, { name: 'as fast as they are answered' }]
type Load = (typeof LOADS)[number]

/** Measures how soon webhooks are answered, fifty a second, while clients read and list orders. */
export async function ingest(options: Options, prepared: Prepared, tell: (line: string) => void): Promise<void> {
  const machine = describeMachine(prepared.postgres.version)
  tell(`making ${options.orders} orders`)
  const data = await makeData(prepared.postgres, { orders: options.orders, secret: prepared.secret })
  const { servers, stop } = await startServers(prepared, { ...options, withPlain: false })
  const surroundings = { postgres: prepared.postgres, data, password: prepared.password, stock: stockOf(prepared.postgres, data.websiteId), quotes: quoteSource(servers[0]!.port) }
  const lines: string[][] = [['server', 'webhooks a second', 'clients ask', 'p50 ms', 'p95 ms', 'p99 ms', 'errors', 'answered clients a second', 'aim', 'reached']]
  for (const load of LOADS) for (const server of servers) lines.push(await measure(server, { surroundings, load, tell }))
  await stop()
  writeFileSync(path.join(prepared.folder, 'ingest.json'), JSON.stringify({ machine, lines }, null, 2))
  process.stdout.write(`\n${inColumns(lines)}\n`)
  if (options.write) writeSection('ingest', `${machineLine(machine)} ${options.orders.toLocaleString('en')} orders; ${SECONDS} s for each line.\n\n${inMarkdown(lines)}`)
}

type Measured = { surroundings: Surroundings; load: Load; tell: (line: string) => void }

async function measure(server: RunningServer, { surroundings, load, tell }: Measured): Promise<string[]> {
  const [stripe, clients] = [startLoader(), startLoader()]
  const reading = await clientLoad(server, surroundings)
  await clients.load({ port: server.port, concurrency: CLIENTS, seconds: 2, requests: reading })
  const count = PER_SECOND * SECONDS
  const [taken, read] = await Promise.all([
    stripe.load({ port: server.port, concurrency: SENDERS, seconds: SECONDS, count, requests: webhooks(count), isOnce: true, perSecond: PER_SECOND }),
    clients.load({ port: server.port, concurrency: CLIENTS, seconds: SECONDS, requests: reading, ...('perSecond' in load && { perSecond: load.perSecond }) }),
  ])
  for (const loader of [stripe, clients]) loader.stop()
  if (taken.firstError) tell(`${server.name}: ${taken.firstError}`)
  return lineOf(server, { load, taken, read })
}

async function clientLoad({ name }: RunningServer, surroundings: Surroundings): Promise<LoadRequest[]> {
  const operations = OPERATIONS.filter((each) => CLIENT_LOAD.includes(each.name))
  const kinds = await Promise.all(operations.map(({ requests }) => requests(surroundings, { server: name, count: 1_000 })))
  return kinds[0]!.flatMap((_request, index) => kinds.map((requests) => requests[index % requests.length]!))
}

function lineOf({ name }: RunningServer, { load, taken, read }: { load: Load; taken: LoadResult; read: LoadResult }): string[] {
  const latencies = Float64Array.from(taken.latenciesMs).sort()
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(latencies, share)) as [number, number, number]
  const isMet = p99 <= AIM_MS && taken.errors === 0
  const isJudged = name === 'product' && load === LOADS[0]
  return [
    name, (taken.sent / taken.seconds).toFixed(1), load.name, p50.toFixed(1), p95.toFixed(1), p99.toFixed(1), String(taken.errors), (read.latenciesMs.length / read.seconds).toFixed(0),
    isJudged ? `p99 ≤ ${AIM_MS} ms` : '', isJudged ? (isMet ? 'yes' : 'no') : '',
  ]
}
