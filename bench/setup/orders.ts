import { copyRows } from './copyRows.ts'
import type { BenchPostgres } from './postgres.ts'

export type OrderState = 'completed' | 'cancelled' | 'delivered' | 'draft' | 'awaiting_payment' | 'available' | 'in_progress'

type Wanted = { website: string; state: OrderState; count: number }

/**
 * Adds copies of the demo's order in a state, dealt out to the copied people in turn: the order, its
 * timeline, assignments, accounts and what the books say of it. Foreign keys and triggers are off
 * meanwhile, which is safe since the model has passed them. Content hashes of the copied transactions
 * are the model's: nothing that is measured reads them.
 */
export async function addOrders(postgres: BenchPostgres, { website, state, count }: Wanted): Promise<void> {
  const { bulk: sql } = postgres
  if (count <= 0) return
  await sql(`create unlogged table if not exists bench.added (n int primary key, id uuid, account uuid, model uuid, client uuid, writer uuid, old_client uuid, old_writer uuid, at timestamptz)`)
  await sql('truncate bench.added')
  const [model] = await sql<{ id: string }>(
    `select id from orders where website_id = $1 and state = $2::enum_orders_state and client_id not in (select id from bench.people) order by created_at limit 1`,
    [website, state],
  )
  if (!model) throw new Error(`The demo has no order that is ${state}`)
  await sql(
    `insert into bench.added
     select g.n, uuidv7(), uuidv7(), o.id, c.id, case when o.writer_id is not null then w.id end, o.client_id, o.writer_id,
       now() - interval '1 second' * ($3::int - g.n) * 30
     from orders o cross join generate_series(1, $3::int) as g(n)
     cross join (select count(*) filter (where role = 'client') as clients, count(*) filter (where role = 'writer') as writers from bench.people) size
     join bench.people c on c.role = 'client' and c.n = 1 + g.n % size.clients
     join bench.people w on w.role = 'writer' and w.n = 1 + g.n % size.writers
     where o.id = $1 and o.website_id = $2`,
    [model.id, website, count],
  )
  await copyAll(postgres, model.id)
}

async function copyAll(postgres: BenchPostgres, model: string): Promise<void> {
  const { bulk: sql } = postgres
  const actor = (column: string) => `case ${column} when a.old_client then a.client when a.old_writer then a.writer else ${column} end`
  await copyRows(sql, {
    table: 'orders', from: `bench.added a join orders model on model.id = a.model order by a.n`,
    set: {
      id: 'a.id', client_id: 'a.client', writer_id: 'a.writer', number: `'BEN-' || nextval('order_numbers')`,
      created_at: 'a.at', updated_at: 'a.at', deadline: `a.at + interval '20 days'`, quote_expires_at: `now() + interval '1 day'`,
      title: `model.title || ' ' || a.n`,
    },
  })
  await copyRows(sql, {
    table: 'timeline_events', from: `bench.added a join timeline_events model on model.document_id = a.model::text order by a.n`,
    set: { id: 'uuidv7()', document_id: 'a.id::text', actor_id: actor('model.actor_id') },
  })
  await copyRows(sql, {
    table: 'order_assignments', from: `bench.added a join order_assignments model on model.order_id = a.model`,
    set: { id: 'uuidv7()', order_id: 'a.id', writer_id: 'a.writer' },
  })
  await copyBooks(postgres, model)
}

/** The order's own account and the transactions about it, between the copied people's accounts. */
async function copyBooks(postgres: BenchPostgres, model: string): Promise<void> {
  const { bulk: sql } = postgres
  await copyRows(sql, {
    table: 'ledger_accounts', from: `bench.added a join ledger_accounts model on model.owner_kind = 'orders' and model.owner_id = a.model::text`,
    set: { id: 'a.account', owner_id: 'a.id::text' },
  })
  await sql('create unlogged table if not exists bench.transactions (id uuid, model uuid, position numeric, added int)')
  await sql('truncate bench.transactions')
  await sql(
    `insert into bench.transactions select uuidv7(), t.id, nextval('ledger_position'), a.n
     from bench.added a cross join ledger_transactions t where t.document_id = $1 order by a.n, t.position`,
    [model],
  )
  const copies = `bench.transactions c join bench.added a on a.n = c.added`
  await copyRows(sql, {
    table: 'ledger_transactions', from: `${copies} join ledger_transactions model on model.id = c.model`,
    set: { id: 'c.id', position: 'c.position', document_id: 'a.id::text', idempotency_key: `replace(model.idempotency_key, a.model::text, a.id::text)`, actor_id: 'a.client' },
  })
  const account = (column: string) => `coalesce((select own.id from ledger_accounts old
    join ledger_accounts own on own.website_id = old.website_id and own.kind = old.kind and own.owner_kind = old.owner_kind and own.currency = old.currency
      and own.owner_id = case old.owner_id when a.model::text then a.id::text when a.old_client::text then a.client::text when a.old_writer::text then a.writer::text end
    where old.id = ${column}), ${column})`
  await copyRows(sql, {
    table: 'ledger_postings', from: `${copies} join ledger_postings model on model.transaction_id = c.model`,
    set: { id: 'uuidv7()', transaction_id: 'c.id', position: 'c.position', from_id: account('model.from_id'), to_id: account('model.to_id') },
  })
}
