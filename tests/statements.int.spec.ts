import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { isTrusted } from '../src/lib/kept/kept.ts'
import { BRIEF, startOrderApp, type OrderApp } from './support/orderApp.ts'

/** How many statements each hot operation may send, BEGIN and COMMIT included; sleep has no influence on it. */
describe('What a hot operation asks of the database', () => {
  let o: OrderApp
  beforeAll(async () => {
    o = await startOrderApp()
  })
  afterAll(() => o.app.stop())

  async function counted(work: () => Promise<{ status: number; body: unknown }>): Promise<string[]> {
    const texts: string[] = []
    const { query } = pg.Client.prototype
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      texts.push(String((args[0] as { text?: string }).text ?? args[0]).replace(/\s+/g, ' ').trim())
      return (query as (...all: unknown[]) => unknown).apply(this, args)
    } as never
    try {
      const { status, body } = await work()
      if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
    } finally {
      pg.Client.prototype.query = query
    }
    // The process asks by itself whether it still hears of changes, and arms a connection that served somebody else.
    return texts.filter((text) => text !== 'select 1' && !text.includes(`set_config('app.websites'`))
  }

  /** As a node works that has been asked the like before. */
  async function warm(work: () => Promise<unknown>): Promise<void> {
    while (!isTrusted()) await new Promise((resolve) => setImmediate(resolve))
    await work()
  }
  const key = () => ({ 'idempotency-key': randomUUID() })
  const within = (texts: string[], budget: number) => {
    if (texts.length > budget) throw new Error(`${texts.length} statements instead of ${budget}:\n${texts.join('\n')}`)
    expect(texts.length).toBeGreaterThan(0)
  }

  it('reads an order with 2', async () => {
    const { id } = await o.bring('in_progress')
    for (const who of ['client', 'writer', 'support'] as const) {
      const read = () => o.as(who, 'GET', `/api/orders/${id}`)
      await warm(read)
      within(await counted(read), 2)
    }
  })

  it('lists 20 orders of a client by state with 3, their number and payments included', async () => {
    for (let made = 0; made < 22; made += 1) await o.draft()
    const list = () => o.as('client', 'GET', '/api/orders?where[state][equals]=draft&limit=20&sort=-createdAt')
    await warm(list)
    within(await counted(list), 3)
    expect((await list()).body).toMatchObject({ totalDocs: 22, totalPages: 2, hasNextPage: true })
  })

  it('prices a request without asking', async () => {
    await warm(() => o.quote())
    const token = await o.quote()
    expect(token).toBeTruthy()
    expect(await counted(async () => ({ status: 200, body: await o.quote() }))).toEqual([])
  })

  it('places an order with 12', async () => {
    await warm(() => o.draft())
    const quote = await o.quote()
    within(await counted(() => o.as('client', 'POST', '/api/orders', { quote, title: 'Ink', brief: BRIEF }, key())), 12)
  })

  it('submits one with 15, a timer and its job included', async () => {
    const [first, second] = [await o.draft(), await o.draft()]
    await warm(() => o.move('client', first.id, 'submit'))
    within(await counted(() => o.as('client', 'POST', `/api/orders/${second.id}/transitions/submit`, { version: second.version }, key())), 15)
  })

  it('pays for one with 14', async () => {
    const [first, second] = [await o.bring('awaiting_payment'), await o.bring('awaiting_payment')]
    await warm(() => o.pay(first.id))
    within(await counted(() => o.pay(second.id, 'client', key())), 14)
  })
})
