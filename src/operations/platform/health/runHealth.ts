import type { PayloadRequest } from 'payload'
import { type HealthStatus, type Verdict, worstOf } from '../../../domain/platform/verdict.ts'
import { now } from '../../../lib/clock.ts'
import { asSystem } from '../../../lib/context.ts'
import type { HealthCheck } from './check.ts'
import { DATABASE_CHECKS, OTHER_CHECKS } from './checks.ts'

const TIMEOUT_MS = 3_000

export type HealthFinding = Verdict & { name: string; title: string }
export type HealthReport = { status: HealthStatus; checkedAt: string; checks: HealthFinding[] }

/**
 * Everything the platform can say about its own state, worst first. The checks that ask the database
 * run one after the other, so that they take one connection; each has three seconds.
 */
export async function runHealth(req: PayloadRequest): Promise<HealthReport> {
  const found = await asSystem(async () => {
    const others = Promise.all(OTHER_CHECKS.map((check) => run(check, req)))
    return [...(await inTurn(DATABASE_CHECKS, req)), ...(await others)]
  })
  const status = worstOf(found.map((each) => each.status))
  return { status, checkedAt: now().toISOString(), checks: found.sort(byStatus) }
}

/** Once the database does not answer, the rest need not wait for it. */
async function inTurn(checks: HealthCheck[], req: PayloadRequest): Promise<HealthFinding[]> {
  const found: HealthFinding[] = []
  for (const check of checks) {
    const isAway = found[0]?.status === 'failing'
    found.push(isAway ? named(check, { status: 'warning', says: 'This can’t be checked while the database does not answer.' }) : await run(check, req))
  }
  return found
}

async function run(check: HealthCheck, req: PayloadRequest): Promise<HealthFinding> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Verdict>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'failing', says: 'The check took longer than three seconds.', todo: 'Look at the load of the machine and of the database.' }), TIMEOUT_MS)
  })
  try {
    return named(check, await Promise.race([check.run(req), late]))
  } catch (err) {
    req.payload.logger.error({ err, check: check.name }, 'A health check failed')
    return named(check, { status: 'failing', says: 'The check itself failed.', todo: 'The reason is in the log.' })
  } finally {
    clearTimeout(timer)
  }
}

const named = ({ name, title }: HealthCheck, verdict: Verdict): HealthFinding => ({ name, title, ...verdict })

const ORDER: HealthStatus[] = ['failing', 'warning', 'ok']
const byStatus = (a: HealthFinding, b: HealthFinding): number => ORDER.indexOf(a.status) - ORDER.indexOf(b.status)
