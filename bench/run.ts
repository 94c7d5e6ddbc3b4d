import { measureCell } from './measure/cell.ts'
import { cpuOf, type CpuReader } from './measure/cpu.ts'
import { startLoader, type Loader } from './measure/loader.ts'
import { countStatements } from './measure/statements.ts'
import type { Cell, ServerName } from './measure/types.ts'
import { OPERATIONS, type Operation, type Surroundings } from './operations.ts'
import type { RunningServer } from './servers/start.ts'

export type Plan = { only: string[]; concurrency: number[]; seconds: number; rounds: number }
export type Statements = { server: ServerName; operation: string; perRequest: number; texts: { text: string; calls: number }[] }
export type Measured = { cells: Cell[]; statements: Statements[] }

const WARM_UP_SECONDS = 1.5
const WARM_UP_CONCURRENCY = 8
/** A guess for the first time; from then on what was seen decides how many orders are put in stock. */
const FIRST_GUESS_PER_SECOND = 250
const SPARE = 1.5

/**
 * Measures operations on servers: each is warmed up and its statements are counted; then round by round,
 * the servers in turn for each figure, so that noise of the machine meets all of them.
 */
export async function run(surroundings: Surroundings, servers: RunningServer[], plan: Plan, tell: (line: string) => void): Promise<Measured> {
  const loader = startLoader()
  const bench: Bench = { surroundings, loader, postgresCpu: cpuOf(surroundings.postgres.pid), rates: new Map(), plan }
  const measured: Measured = { cells: [], statements: [] }
  try {
    for (const { operation, server } of pairs(servers, plan)) {
      await cellOf(bench, { operation, server, concurrency: WARM_UP_CONCURRENCY, round: 0, seconds: Math.min(WARM_UP_SECONDS, plan.seconds) })
      const { perRequest, texts } = await countOf(bench, operation, server)
      measured.statements.push({ server: server.name, operation: operation.name, perRequest, texts })
    }
    for (let round = 1; round <= plan.rounds; round += 1) {
      for (const concurrency of plan.concurrency) {
        for (const { operation, server } of pairs(servers, plan)) {
          const cell = await cellOf(bench, { operation, server, concurrency, round, seconds: plan.seconds })
          measured.cells.push(cell)
          tell(`round ${round}, ${concurrency} at once, ${operation.name}, ${server.name}: ${cell.perSecond.toFixed(0)}/s${cell.errors ? `, ${cell.errors} errors: ${cell.firstError?.slice(0, 160)}` : ''}`)
        }
      }
    }
  } finally {
    loader.stop()
  }
  return measured
}

type Bench = { surroundings: Surroundings; loader: Loader; postgresCpu: CpuReader; rates: Map<string, number>; plan: Plan }
type Wanted = { operation: Operation; server: RunningServer; concurrency: number; round: number; seconds: number }

function pairs(servers: RunningServer[], { only }: Plan): { operation: Operation; server: RunningServer }[] {
  const chosen = OPERATIONS.filter(({ name }) => only.includes(name))
  return chosen.flatMap((operation) => servers.filter(({ name }) => operation.servers.includes(name)).map((server) => ({ operation, server })))
}

async function countOf({ surroundings, loader }: Bench, operation: Operation, server: RunningServer) {
  const requests = await operation.requests(surroundings, { server: server.name, count: 20 })
  return countStatements(surroundings.postgres, { loader, server, requests })
}

async function cellOf({ surroundings, loader, postgresCpu, rates }: Bench, wanted: Wanted): Promise<Cell> {
  const { operation, server, concurrency, seconds } = wanted
  const key = `${operation.name} ${server.name}`
  const count = Math.ceil((rates.get(key) ?? FIRST_GUESS_PER_SECOND) * seconds * SPARE)
  const requests = await operation.requests(surroundings, { server: server.name, count })
  const cell = await measureCell({ ...wanted, operation: operation.name, loader, postgresCpu, concurrency, requests, isOnce: operation.uses !== undefined || operation.isOnce === true })
  rates.set(key, Math.max(rates.get(key) ?? 0, cell.perSecond))
  return cell
}
