import { expect } from '@jest/globals'
import type { TestApp } from './app.ts'
import type { Answer } from './call.ts'

type Refusal = { status: number; code: string }
export type Refuses = (call: () => Promise<Answer>, refusal: Refusal) => Promise<void>

const TABLES = [
  'orders', 'order_assignments', 'order_requests', 'order_notes', 'deliverables', 'timeline_events', 'timers', 'outbox_events', 'earnings',
  'ledger_postings',
]

/** Everything that an order, its money and its files consist of, as one value to compare. */
export async function everythingIn({ database }: TestApp): Promise<string> {
  const sums = TABLES.map((name) => `(select md5(coalesce(string_agg(t::text, '' order by t.id), '')) from ${name} t) as ${name}`)
  return JSON.stringify((await database.sql(`select ${sums.join(', ')}`))[0])
}

/** Makes the check that a refusal says its code and a sentence, and leaves everything as it was. */
export const refusesIn =
  (app: () => TestApp): Refuses =>
  async (call, { status, code }) => {
    const before = await everythingIn(app())
    const answer = await call()
    expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code })
    expect(answer.body).toMatchObject({ status, detail: expect.stringMatching(/^\S.*\.$/s) })
    expect(await everythingIn(app())).toBe(before)
  }
