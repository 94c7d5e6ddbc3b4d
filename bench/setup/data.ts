import { addOrders, type OrderState } from './orders.ts'
import { makePeople, peopleOf, tokenSigner, type Person } from './people.ts'
import type { BenchPostgres } from './postgres.ts'

export const WEBSITE = 'inkwell'
/** What a client has ordered by the time of the benchmark. */
const ORDERS_PER_CLIENT = 100
const WRITERS = 200
const IN_WORK_PER_WRITER = 3
const AVAILABLE = 500
const STEP = 50_000
// The rest are completed, as in an agency that has been at work for years.
const SHARES: [OrderState, number][] = [['cancelled', 0.05], ['delivered', 0.03], ['draft', 0.02]]

export type Caller = Person & { token: string }
export type BenchData = { websiteId: string; orders: number; clients: Caller[]; writers: Caller[] }

/** Brings the data up to `orders` orders of one client in a hundred; what is there already is kept. */
export async function makeData(postgres: BenchPostgres, { orders, secret }: { orders: number; secret: string }): Promise<BenchData> {
  const [website] = await postgres.sql<{ id: string }>('select id from websites where slug = $1', [WEBSITE])
  const websiteId = website!.id
  await makePeople(postgres, { role: 'client', count: Math.max(10, Math.round(orders / ORDERS_PER_CLIENT)), website: websiteId })
  await makePeople(postgres, { role: 'writer', count: WRITERS, website: websiteId })
  const [present] = await postgres.sql<{ count: string }>('select count(*) from orders where website_id = $1', [websiteId])
  await addShares(postgres, { website: websiteId, present: Number(present!.count), missing: orders - Number(present!.count) })
  await postgres.sql('vacuum analyze')
  await postgres.sql('checkpoint')
  const sign = tokenSigner(secret)
  const callers = async (role: 'client' | 'writer') => Promise.all((await peopleOf(postgres, role)).map(async (person) => ({ ...person, token: await sign(person) })))
  return { websiteId, orders, clients: await callers('client'), writers: await callers('writer') }
}

type Shares = { website: string; present: number; missing: number }

async function addShares(postgres: BenchPostgres, { website, present, missing }: Shares): Promise<void> {
  const isFirst = present < 1_000
  const counts = new Map<OrderState, number>(SHARES.map(([state, share]) => [state, Math.round(missing * share)]))
  if (isFirst && missing >= 5_000) counts.set('in_progress', WRITERS * IN_WORK_PER_WRITER).set('available', AVAILABLE)
  counts.set('completed', missing - [...counts.values()].reduce((sum, count) => sum + count, 0))
  for (const [state, count] of counts) {
    for (let left = count; left > 0; left -= STEP) await addOrders(postgres, { website, state, count: Math.min(left, STEP) })
  }
}
