import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { boss } from '../src/lib/jobs/boss.ts'
import { takeOver } from '../src/lib/jobs/takeOver.ts'
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

it('gives back what dead workers had in hand as soon as a worker starts, unless another one lives', async () => {
  const id = await boss().send('process-gateway-event', {})
  const take = async () => (await boss().fetch('process-gateway-event'))[0]?.id
  const state = async () => (await app.database.sql<{ state: string }>('select state::text as state from pgboss.job where id = $1', [id]))[0]!.state
  const fail = (error: Error) => { throw error }
  expect(await take()).toBe(id)

  const leave = await takeOver(fail)
  expect([await state(), await take(), await state()]).toEqual(['retry', id, 'active'])
  const other = await takeOver(fail)
  expect(await state()).toBe('active')
  await leave()
  const third = await takeOver(fail)
  expect(await state()).toBe('active')
  for (const each of [other, third]) await each()

  const alone = await takeOver(fail)
  expect(await state()).toBe('retry')
  await alone()
})
