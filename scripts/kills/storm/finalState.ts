import type { Platform } from '../platform.ts'

/** Everything about money that is the same for two databases that heard the same, whenever they did. */
const LINES: Record<string, string> = {
  payment: `select format('%s %s v%s received %s fee %s wallet %s at %s %s declined %s', id, state, version, received_minor, fee_minor, wallet_taken_minor, gateway_id, intent_id, decline_code) as line from payments`,
  'top-up': `select format('%s %s v%s', id, state, version) as line from top_ups`,
  order: `select format('%s %s v%s', id, state, version) as line from orders`,
  refund: `select format('%s %s v%s %s', id, state, version, parts) as line from refunds`,
  payout: `select format('%s %s v%s at %s', id, state, version, gateway_id) as line from payouts`,
  booking: `
    select format('%s of %s %s: %s', t.kind, t.document_id, t.idempotency_key, string_agg(format('%s %s → %s %s %s', f.kind, f.owner_id, g.kind, g.owner_id, p.amount_minor), ', ' order by f.kind, g.kind, p.amount_minor)) as line
    from ledger_transactions t join ledger_postings p on p.transaction_id = t.id join ledger_accounts f on f.id = p.from_id join ledger_accounts g on g.id = p.to_id group by t.id, t.kind, t.document_id, t.idempotency_key`,
  balance: `select format('%s %s %s: %s', kind, owner_id, currency, balance_minor) as line from ledger_accounts`,
  timeline: `select format('%s × %s of %s', count(*), event, document_id) as line from timeline_events where document_collection <> all('{gateway-events,papers}') group by event, document_id`,
  event: `select format('%s × %s of %s, delivered %s', count(*), name, document_id, count(delivered_at)) as line from outbox_events where document_collection <> all('{gateway-events,papers}') group by name, document_id`,
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
