import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { sweepPapers } from '../src/operations/papers/sweepPapers.ts'
import { asPlatform } from './support/ledger.ts'
import { inHours, startOrderApp, type OrderApp } from './support/orderApp.ts'

let o: OrderApp
beforeAll(async () => {
  o = await startOrderApp()
})
afterAll(() => o?.app.stop())

const kinds = async (id: string) => (await o.app.database.sql<{ kind: string }>('select kind::text from papers where payable_id = $1 order by issued_at, id', [id])).map(({ kind }) => kind)

it('papers whose event was given up are issued by the sweep, once', async () => {
  const { id } = await o.bring('available')
  await o.app.database.sql(`delete from pgboss.job where name = 'deliver-event'`)
  await o.runJobs()
  expect([await kinds(id), await asPlatform(o.app, sweepPapers)]).toEqual([[], 0])

  o.app.setClock(() => new Date(inHours(2)))
  expect(await asPlatform(o.app, sweepPapers)).toBe(1)
  await o.runJobs()
  expect(await kinds(id)).toEqual(['invoice', 'receipt'])
  expect(await asPlatform(o.app, sweepPapers)).toBe(0)
})
