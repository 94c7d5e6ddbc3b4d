import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { issuePapers } from '../src/operations/papers/issuePapers.ts'
import { asPlatform } from './support/ledger.ts'
import { startOrderApp } from './support/orderApp.ts'

let t: Awaited<ReturnType<typeof startOrderApp>>
beforeAll(async () => {
  t = await startOrderApp()
})
afterAll(async () => t.app.stop())

const AT_ONCE = 50
type Row = { number: string; kind: string; sequence: number; total_minor: string; payable_id: string }
const papersOf = (id: string) => t.app.database.sql<Row>('select * from papers where payable_id = $1 order by issued_at, kind', [id])
const issue = (id: string) => asPlatform(t.app, (req) => issuePapers(req, { collection: 'orders', id }))

describe('numbers', () => {
  it('of 50 payments at once follow each other without a gap or a double', async () => {
    const ids: string[] = []
    for (let i = 0; i < AT_ONCE; i += 1) ids.push((await t.bring('awaiting_payment')).id)
    expect((await Promise.all(ids.map((id) => t.pay(id)))).map(({ status }) => status)).toEqual(ids.map(() => 200))
    await Promise.all([...ids, ...ids].map(issue))
    for (const kind of ['invoice', 'receipt']) {
      const found = await t.app.database.sql<Row>('select * from papers where kind::text = $1 order by sequence', [kind])
      expect(found.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: AT_ONCE }, (_, i) => i + 1))
      expect(new Set(found.map(({ payable_id: id }) => id)).size).toBe(AT_ONCE)
    }
  })
})
