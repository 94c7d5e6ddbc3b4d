import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { OPERATIONS, type Operation, type Surroundings } from '../operations.ts'
import type { RunningServer } from '../servers/start.ts'
import type { BenchPostgres } from '../setup/postgres.ts'
import { startLoader } from './loader.ts'

export type PlanFinding = { operation: string; table: string; rows: number; query: string; orders?: number }

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Rows Removed by Filter'?: number; Plans?: Node[] }
type Explained = { 'Query Text': string; Plan: Node }
type Wanted = { surroundings: Surroundings; server: RunningServer; only: string[] }

/** Enough for a prepared statement to come to the plan that it keeps. */
const REQUESTS = 20
const BIG = 5_000
/** An index that finds so many rows that are not wanted is a scan by another name. */
const FOR_NOTHING = 1_000
const ON = { log_min_duration: '0', log_format: 'json', log_nested_statements: 'on', log_analyze: 'on', log_timing: 'off' }

/** Lets Postgres write down the plan of every statement of each operation, and finds those that read a big table from end to end. */
export async function collectPlans({ surroundings, server, only }: Wanted): Promise<PlanFinding[]> {
  const { postgres } = surroundings
  const big = new Map((await postgres.sql<{ name: string; rows: number }>(`select relname as name, reltuples::int as rows from pg_class where relkind = 'r' and reltuples >= ${BIG}`)).map(({ name, rows }) => [name, rows]))
  await explain(postgres, ON)
  const loader = startLoader()
  try {
    const findings: PlanFinding[] = []
    for (const operation of OPERATIONS.filter(({ name }) => only.includes(name))) {
      const plans = await plansOf(surroundings, operation, server, (requests) => loader.load({ port: server.port, concurrency: 1, seconds: 120, count: REQUESTS, requests, isOnce: operation.uses !== undefined }))
      findings.push(...plans.flatMap((plan) => scansIn(plan, big)).map((scan) => ({ operation: operation.name, ...scan })))
    }
    return distinct(findings)
  } finally {
    loader.stop()
    await explain(postgres, { ...ON, log_min_duration: '-1', log_analyze: 'off' })
  }
}

async function explain({ sql }: BenchPostgres, settings: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await sql(`alter system set auto_explain.${name} = '${value}'`)
  await sql('select pg_reload_conf()')
  await sleep(500)
}

async function plansOf(surroundings: Surroundings, operation: Operation, { name }: RunningServer, load: (requests: Awaited<ReturnType<Operation['requests']>>) => Promise<{ errors: number; firstError: string | null }>): Promise<Explained[]> {
  const requests = await operation.requests(surroundings, { server: name, count: REQUESTS })
  const begin = sizeOf(surroundings.postgres.log)
  const { errors, firstError } = await load(requests)
  if (errors > 0) throw new Error(`${operation.name} failed while its plans were written down: ${firstError}`)
  await sleep(200)
  const plans = plansIn(readFrom(surroundings.postgres.log, begin))
  if (plans.length === 0) throw new Error(`Postgres wrote no plan of ${operation.name} to ${surroundings.postgres.log}`)
  return plans
}

/** Plans in a log: the lines of one begin with a tab, and another entry follows, such as the context of a trigger. */
export function plansIn(log: string): Explained[] {
  const plans: string[][] = []
  let isPlan = false
  for (const line of log.split('\n')) {
    if (isPlan && line.startsWith('\t')) plans.at(-1)!.push(line)
    else {
      isPlan = /LOG: {2}duration: .* plan:$/.test(line)
      if (isPlan) plans.push([])
    }
  }
  return plans.map((lines) => JSON.parse(lines.join('\n')) as Explained)
}

export function scansIn({ Plan: plan, 'Query Text': query }: Explained, big: ReadonlyMap<string, number>): Omit<PlanFinding, 'operation'>[] {
  const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]
  const isScan = (node: Node): boolean => node['Node Type'] === 'Seq Scan' || (node['Rows Removed by Filter'] ?? 0) >= FOR_NOTHING
  const scans = nodes(plan).filter((node) => big.has(node['Relation Name'] ?? '') && isScan(node))
  return scans.map((node) => ({ table: node['Relation Name']!, rows: big.get(node['Relation Name']!)!, query: query.replaceAll(/\s+/g, ' ').trim().slice(0, 300) }))
}

const distinct = (findings: readonly PlanFinding[]): PlanFinding[] => [...new Map(findings.map((finding) => [`${finding.operation} ${finding.table} ${finding.query}`, finding])).values()]

function sizeOf(file: string): number {
  const handle = openSync(file, 'r')
  const { size } = fstatSync(handle)
  closeSync(handle)
  return size
}

function readFrom(file: string, begin: number): string {
  const handle = openSync(file, 'r')
  const bytes = Buffer.alloc(fstatSync(handle).size - begin)
  readSync(handle, bytes, 0, bytes.length, begin)
  closeSync(handle)
  return bytes.toString('utf8')
}
