import { Router } from 'express'
import type { Payload } from 'payload'
import { missingMigrations } from '../../lib/db/missingMigrations.ts'
import { redisNotice } from '../../lib/redis.ts'

const TIMEOUT_MS = 2_000

export type Drain = { isDraining: boolean }

/**
 * `/healthz`: the process answers. `/readyz`: it can serve: database reachable, migrated, not stopping.
 * Its notices tell what is amiss although it can.
 */
export function health({ payload, drain }: { payload: Payload; drain: Drain }): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => void res.json({ status: 'ok' }))
  router.get('/readyz', async (_req, res) => {
    const problems = await problemsOf(payload, drain)
    const notice = redisNotice()
    res.status(problems.length > 0 ? 503 : 200).json({ status: problems.length > 0 ? 'not ready' : 'ready', problems, ...(notice && { notices: [notice] }) })
  })
  return router
}

async function problemsOf(payload: Payload, drain: Drain): Promise<string[]> {
  if (drain.isDraining) return ['The process is stopping.']
  try {
    const missing = await Promise.race([missingMigrations(payload), late()])
    return missing.length > 0 ? [`The database lacks the migrations ${missing.join(', ')}: run npm run migrate.`] : []
  } catch {
    return ['The database can’t be reached.']
  }
}

const late = (): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error('The database is too slow')), TIMEOUT_MS).unref())
