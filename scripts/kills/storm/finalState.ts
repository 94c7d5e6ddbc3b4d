import type { Platform } from '../platform.ts'

// Messages make disputes: each database has its own ids of them, and of what they freeze.
const NAMED = 'left join gateway_disputes d on d.id::text = x.document_id'
const NAME = 'coalesce(d.gateway_id, x.document_id)'
const TOLD = `x.document_collection <> all('{gateway-events,papers,wallet-freezes}')`

/** Everything about money that is the same for two databases that heard the same, whenever they did. */
const LINES: Record<string, string> = {
  payment: `select format('%s %s v%s received %s fee %s wallet %s at %s %s declined %s', id, state, version, received_minor, fee_minor, wallet_taken_minor, gateway_id, intent_id, decline_code) as line from payments`,
  'top-up': `select format('%s %s v%s', id, state, version) as line from top_ups`,
  order: `select format('%s %s v%s', id, state, version) as line from orders`,
  refund: `select format('%s %s v%s %s', id, state, version, parts) as line from refunds`,
  payout: `select format('%s %s v%s at %s', id, state, version, gateway_id) as line from payouts`,
  dispute: `select format('%s %s v%s %s with the bank, fee %s, frozen %s, taken back %s', gateway_id, state, version, withdrawn_minor, fee_minor, frozen_minor, recovered_held_minor + recovered_wallet_minor) as line from gateway_disputes`,
  freeze: `select format('%s × %s of %s', count(*), state, client_id) as line from wallet_freezes group by state, client_id`,
  booking: `
    select format('%s of %s %s: %s', x.kind, ${NAME}, replace(x.idempotency_key, coalesce(d.id::text, 'none'), coalesce(d.gateway_id, 'none')), string_agg(format('%s %s → %s %s %s', f.kind, f.owner_id, g.kind, g.owner_id, p.amount_minor), ', ' order by f.kind, g.kind, p.amount_minor)) as line
    from ledger_transactions x join ledger_postings p on p.transaction_id = x.id join ledger_accounts f on f.id = p.from_id join ledger_accounts g on g.id = p.to_id ${NAMED}
    group by x.id, x.kind, x.document_id, x.idempotency_key, d.id, d.gateway_id`,
  balance: `select format('%s %s %s: %s', kind, owner_id, currency, balance_minor) as line from ledger_accounts`,
  timeline: `select format('%s × %s of %s', count(*), x.event, ${NAME}) as line from timeline_events x ${NAMED} where ${TOLD} group by x.event, ${NAME}`,
  event: `select format('%s × %s of %s, delivered %s', count(*), x.name, ${NAME}, count(x.delivered_at)) as line from outbox_events x ${NAMED} where ${TOLD} group by x.name, ${NAME}`,
  issue: `select format('%s × %s', count(*), name) as line from outbox_events where document_collection = 'papers' group by name`,
  method: `select format('%s of %s', gateway_id, client_id) as line from payment_methods`,
  paper: `select format('%s × %s of %s over %s', count(*), kind, payable_id, sum(total_minor)) as line from papers group by kind, payable_id`,
  mail: `select format('%s to %s', count(*), "to") as line from mails group by "to"`,
  message: `select format('%s %s %s', event_id, type, state) as line from gateway_events`,
}

/** A line for each fact. */
export async function finalStateOf({ postgres }: Platform): Promise<string[]> {
  const all: string[] = []
  for (const [name, query] of Object.entries(LINES)) {
    const rows = await postgres.sql<{ line: string }>(query)
    all.push(...rows.map(({ line }) => `${name} ${line}`))
  }
  return all.sort()
}

/** Lines that only one of two has. */
export function differencesOf(one: readonly string[], other: readonly string[]): string[] {
  const [left, right] = [new Set(one), new Set(other)]
  return [...one.filter((line) => !right.has(line)).map((line) => `storm: ${line}`), ...other.filter((line) => !left.has(line)).map((line) => `in order: ${line}`)]
}
