import { addOrders, type OrderState } from './orders.ts'
import type { BenchPostgres } from './postgres.ts'

export type StockedOrder = { id: string; client: string; version: number; n: number }

/** Orders that can be used once: to pay for, to claim. */
export type Stock = { take: (state: OrderState, count: number) => Promise<StockedOrder[]> }

/** Makes more whenever there are too few. */
export function stockOf(postgres: BenchPostgres, website: string): Stock {
  const kept = new Map<OrderState, StockedOrder[]>()
  return {
    take: async (state, count) => {
      const known = kept.get(state) ?? []
      if (known.length < count) known.push(...(await make(postgres, { website, state, count: count - known.length })))
      kept.set(state, known.slice(count))
      return known.slice(0, count)
    },
  }
}

async function make(postgres: BenchPostgres, wanted: { website: string; state: OrderState; count: number }): Promise<StockedOrder[]> {
  await addOrders(postgres, wanted)
  const made = await postgres.sql<{ id: string; client: string; version: string; n: number }>(
    'select a.id, a.client, a.n, o.version from bench.added a join orders o on o.id = a.id order by a.n',
  )
  return made.map((order) => ({ ...order, version: Number(order.version) }))
}
