import type { TestDatabase } from './database.ts'

/** A change behind the ledger's back, and the rows of which the verifier must name one. */
export type Tampering = { name: string; sql: string; rows: string }

const TABLES = ['ledger_accounts', 'ledger_transactions', 'ledger_postings', 'ledger_lots', 'ledger_lot_movements', 'ledger_rollups', 'ledger_seals'] as const
type Table = (typeof TABLES)[number]

const another = (table: string, column: string): string => `(select id from ${table} o where o.id is distinct from t.${column} order by md5(o.id::text) limit 1)`
const later = (column: string): string => `${column} + interval '1 second'`
const plus = (column: string): string => `${column} + 1`
const text = (column: string): string => `coalesce(${column}, '') || 'x'`
const website = { website_id: another('websites', 'website_id') }

/** Every column that means something, with a false value for it. */
const FLIPS: Record<Table, Record<string, string>> = {
  ledger_accounts: {
    kind: `case when bounded then 'held_funds' else 'fees' end::enum_ledger_accounts_kind`, owner_kind: text('owner_kind'), owner_id: text('owner_id'), currency: `'EUR'`,
    bounded: 'not bounded', balance_minor: 'case when bounded then balance_minor + 1 end', title: text('title'), user_id: another('users', 'user_id'), ...website,
  },
  ledger_transactions: {
    kind: `case when kind = 'adjusted' then 'earned' else 'adjusted' end::enum_ledger_transactions_kind`, document_collection: text('document_collection'), document_id: text('document_id'), actor_id: another('users', 'id'),
    idempotency_key: text('idempotency_key'), request_hash: text('request_hash'), content_hash: text('content_hash'), note: text('note'), posted_at: later('posted_at'), position: 'position + 1000', ...website,
  },
  ledger_postings: {
    amount_minor: plus('amount_minor'), from_id: another('ledger_accounts', 'from_id'), to_id: another('ledger_accounts', 'to_id'), currency: `'EUR'`, from_balance_minor: 'coalesce(from_balance_minor, 0) + 1',
    to_balance_minor: 'coalesce(to_balance_minor, 0) + 1', position: 'position + 1000', sequence: plus('sequence'), posted_at: later('posted_at'), transaction_id: another('ledger_transactions', 'transaction_id'), ...website,
  },
  ledger_lots: { amount_minor: plus('amount_minor'), remaining_minor: plus('remaining_minor'), expires_at: `coalesce(expires_at, now()) + interval '1 day'`, granted_at: later('granted_at'), account_id: another('ledger_accounts', 'account_id'), currency: `'EUR'`, ...website },
  ledger_lot_movements: { delta_minor: plus('delta_minor'), remaining_minor: plus('remaining_minor'), expires_at: `coalesce(expires_at, now()) + interval '1 day'`, lot_id: another('ledger_lots', 'lot_id'), posting_id: another('ledger_postings', 'posting_id'), currency: `'EUR'`, ...website },
  ledger_rollups: { balance_minor: plus('balance_minor'), position: 'position - 1', through_at: later('through_at'), account_id: another('ledger_accounts', 'account_id'), currency: `'EUR'`, ...website },
  ledger_seals: {
    number: plus('number'), from_position: plus('from_position'), to_position: 'to_position - 1', transaction_count: plus('transaction_count'), leaves: `translate(leaves, '0123456789', '1234567890')`,
    previous_hash: text('previous_hash'), hash: text('hash'), sealed_at: later('sealed_at'), ...website,
  },
}

/** Whatever hangs together with a row: the verifier may meet any of them first. */
const RELATED: Record<Table, string> = {
  ledger_accounts: `select id from ledger_accounts where id = $1 union select transaction_id from ledger_postings where from_id = $1 or to_id = $1 union select id from ledger_postings where from_id = $1 or to_id = $1 union select id from ledger_lots where account_id = $1 union select id from ledger_rollups where account_id = $1`,
  ledger_transactions: 'select $1::uuid as id union select id from ledger_postings where transaction_id = $1',
  ledger_postings: 'select $1::uuid as id union select transaction_id from ledger_postings where id = $1 union select id from ledger_lot_movements where posting_id = $1',
  ledger_lots: 'select $1::uuid as id union select id from ledger_lot_movements where lot_id = $1 union select account_id from ledger_lots where id = $1 union select p.transaction_id from ledger_lot_movements m join ledger_postings p on p.id = m.posting_id where m.lot_id = $1',
  ledger_lot_movements: 'select $1::uuid as id union select lot_id from ledger_lot_movements where id = $1 union select p.transaction_id from ledger_lot_movements m join ledger_postings p on p.id = m.posting_id where m.id = $1',
  ledger_rollups: 'select $1::uuid as id',
  ledger_seals: 'select $1 as id union select hash from ledger_seals where id = $1 union select n.id::text from ledger_seals s join ledger_seals n on n.website_id = s.website_id and n.number = s.number + 1 where s.id = $1',
}

/** One false value in every column, and a missing row in every table that keeps what is nowhere else; `pick` chooses the row. */
export function singleTamperings(pick: (table: Table) => string): Tampering[] {
  return TABLES.flatMap((table) => {
    const flips = Object.entries(FLIPS[table]).map(([column, value]): Tampering => {
      const id = pick(table)
      return { name: `flip ${table}.${column}`, sql: `update ${table} t set ${column} = ${value} where id = '${id}'`, rows: RELATED[table].replaceAll('$1', `'${id}'`) }
    })
    // Without a rollup a balance is the sum of more postings: nothing is lost.
    if (table === 'ledger_rollups') return flips
    const id = pick(table)
    return [...flips, { name: `delete from ${table}`, sql: `delete from ${table} where id = '${id}'`, rows: RELATED[table].replaceAll('$1', `'${id}'`) }]
  })
}

const EXCHANGES: [Table, string[]][] = [
  ['ledger_transactions', ['position']],
  ['ledger_transactions', ['document_id', 'document_collection']],
  ['ledger_transactions', ['content_hash']],
  ['ledger_transactions', ['posted_at']],
  ['ledger_postings', ['amount_minor']],
  ['ledger_postings', ['transaction_id', 'position', 'sequence', 'posted_at']],
  ['ledger_accounts', ['owner_id', 'user_id']],
  ['ledger_lots', ['remaining_minor', 'expires_at']],
  ['ledger_lot_movements', ['lot_id']],
  ['ledger_seals', ['leaves']],
  ['ledger_seals', ['number', 'hash', 'previous_hash']],
]

/** Two rows of a website that exchange what differs between them; the salt chooses the rows. */
export const swaps = (database: TestDatabase, websiteId: string, salt: string): Promise<Tampering[]> =>
  Promise.all(EXCHANGES.map(async ([table, columns]) => {
    const tuple = (alias: string): string => columns.map((column) => `${alias}.${column}`).join(', ')
    const [pair] = await database.sql<{ a: string; b: string }>(
      `select a.id as a, b.id as b from ${table} a join ${table} b on a.id < b.id and b.website_id = a.website_id
       where a.website_id = $1 and (${tuple('a')}) is distinct from (${tuple('b')}) and a.${columns[0]} is not null and b.${columns[0]} is not null
       order by md5(a.id::text || b.id::text || $2) limit 1`,
      [websiteId, salt],
    )
    const { a, b } = pair!
    return {
      name: `swap ${columns.join(', ')} of two ${table}`,
      sql: `update ${table} t set ${columns.map((column) => `${column} = o.${column}`).join(', ')} from ${table} o
        where t.id in ('${a}', '${b}') and o.id in ('${a}', '${b}') and o.id <> t.id`,
      rows: `${RELATED[table].replaceAll('$1', `'${a}'`)} union ${RELATED[table].replaceAll('$1', `'${b}'`)}`,
    }
  }))

/** Changes rows with every trigger and key out of the way, as a superuser could. */
export const plant = (database: TestDatabase, sql: string): Promise<unknown> =>
  database.sql(`begin; set local session_replication_role = replica; ${sql}; commit`)

/** Takes the checks and keys away, as a thief would, and keeps a copy of the books. @returns how to put them back */
export async function copyBooks(database: TestDatabase): Promise<() => Promise<unknown>> {
  await database.sql(`do $$ declare r record; begin
    for r in select conname, conrelid::regclass as tab from pg_constraint where contype = 'c' and conrelid::regclass::text like 'ledger_%' loop
      execute format('alter table %s drop constraint %I', r.tab, r.conname);
    end loop;
    for r in select indexrelid::regclass as idx from pg_index where indisunique and not indisprimary and indrelid::regclass::text like 'ledger_%'
      and indexrelid::regclass::text <> 'ledger_transactions_key' loop
      execute format('drop index %s', r.idx);
    end loop; end $$`)
  await database.sql(TABLES.map((table) => `create table copy_of_${table} as table ${table}`).join(';'))
  const restore = TABLES.map((table) => `delete from ${table}; insert into ${table} table copy_of_${table}`).join(';')
  return () => plant(database, restore)
}
