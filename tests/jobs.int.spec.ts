import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { boss } from '../src/lib/jobs/boss.ts'
import { platformOf } from '../src/lib/feature.ts'
import { startApp, type TestApp } from './support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

/** What a worker that was killed leaves behind: a job in hand, and no sign of life for a while. */
it('gives the job of a worker that died to another one, in every queue', async () => {
  const names = Object.keys(platformOf(app.payload.config).jobs)
  expect(names.length).toBeGreaterThanOrEqual(10)
  const left: string[] = []
  for (const name of names) {
    const id = await boss().send(name, {})
    const [job] = await boss().fetch(name)
    expect(job?.id).toBe(id)
    await app.database.sql(`update pgboss.job set heartbeat_on = now() - interval '10 minutes', started_on = now() - interval '10 minutes' where id = $1`, [id])
    await boss().supervise(name)
    const [{ state }] = (await app.database.sql<{ state: string }>('select state::text as state from pgboss.job where id = $1', [id])) as [{ state: string }]
    if (state === 'active') left.push(name)
  }
  expect(left).toEqual([])
})
