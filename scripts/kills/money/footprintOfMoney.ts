import type { Platform } from '../platform.ts'
import { type AtGateway, effectsAtGateway } from './gateway.ts'

/** The documents of one flow, by what they are in it. */
export type Documents = Record<string, string>

const TABLES = { payments: 'payment', top_ups: 'top-up', orders: 'order', refunds: 'refund', payouts: 'payout', payout_batches: 'batch', gateway_disputes: 'dispute', installment_plans: 'plan' }

const STATES = Object.keys(TABLES).map((table) => `select format('%s, version %s', state, version) as line, id::text as id from ${table} where id::text = any($1)`)

/** All that documents left behind, without ids and times: equal for two that went the same way. */
const FOOTPRINT = `
  select id, line from (
    ${STATES.join(' union all ')}
    union all select format('timeline: %s × %s', count(*), event), document_id from timeline_events where document_id = any($1) group by document_id, event
    union all select format('event: %s × %s, delivered %s', count(*), name, count(delivered_at)), document_id from outbox_events where document_id = any($1) group by document_id, name
    union all select format('timer: %s × %s %s', count(*), transition, state), document_id from timers where document_id = any($1) group by document_id, transition, state
    union all select format('money: %s × %s, %s', count(distinct t.id), t.kind, sum(p.amount_minor)), t.document_id from ledger_transactions t join ledger_postings p on p.transaction_id = t.id where t.document_id = any($1) group by t.document_id, t.kind
    union all select format('with the bank %s, fee %s, frozen %s, taken back %s and %s, %s movements', withdrawn_minor, fee_minor, frozen_minor, recovered_held_minor, recovered_wallet_minor, jsonb_array_length(movements)), id::text from gateway_disputes where id::text = any($1)
    union all select format('paid %s of %s, %s charges, %s failed', paid_minor, total_minor, charges, failed_tries), id::text from installment_plans where id::text = any($1)
    union all select format('part %s %s, %s of %s', number, state, paid_minor, amount_minor), plan_id::text from installments where plan_id::text = any($1)
    union all select format('papers: %s × %s', count(*), kind), payable_id::text from papers where payable_id::text = any($1) group by payable_id, kind
  ) as lines`

/** What is in the books and documents of each flow, and what its gateway did. */
export async function footprintsOf({ postgres }: Platform, gateway: AtGateway, flows: readonly Documents[]): Promise<string[]> {
  const all = await withAttempts(postgres, flows)
  const found = await postgres.sql<{ id: string; line: string }>(FOOTPRINT, [all.flatMap((documents) => Object.values(documents))])
  return all.map((documents) => {
    const lines = Object.entries(documents).flatMap(([name, id]) => found.filter((row) => row.id === id).map(({ line }) => `${name} ${line}`))
    return [...lines.sort(), ...effectsAtGateway(gateway, Object.values(documents))].join('\n')
  })
}

/** Each attempt to pay for them belongs to it, whoever made it: nobody pays twice. */
async function withAttempts(postgres: Platform['postgres'], flows: readonly Documents[]): Promise<Documents[]> {
  const attempts = await postgres.sql<{ id: string; payable: string }>(
    'select id::text, payable_id as payable from payments where payable_id = any($1) order by id', [flows.flatMap((documents) => Object.values(documents))])
  return flows.map(({ payment: _, ...documents }) => {
    const own = attempts.filter(({ payable }) => Object.values(documents).includes(payable))
    return { ...documents, ...Object.fromEntries(own.map(({ id }, i) => [`payment ${i + 1}`, id])) }
  })
}
