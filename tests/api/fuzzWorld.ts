import pg from 'pg'
import { ORDER_STATES } from '../../src/domain/orders/states.ts'
import type { Schema } from '../../src/server/openapi/types.ts'
import { TEST_PASSWORD } from '../support/factories.ts'
import { BRIEF, inHours, startOrderApp, type Who } from '../support/orderApp.ts'

/** Tables whose rows a call may spoil for all that follow: they are put back as they were. */
const KEPT = [
  ...['users', 'websites', 'services'].map((table) => ({ table, below: `id in (select id from kept_${table})` })),
  ...['users_memberships', 'users_sessions', 'websites_domains', 'services_brief_form'].map((table) => ({ table, below: `_parent_id in (select id from kept_${table.split('_')[0]!})` })),
  { table: 'users_memberships_roles', below: 'parent_id in (select id from users_memberships where _parent_id in (select id from kept_users))' },
  { table: 'services_texts', below: 'parent_id in (select id from kept_services)' },
]
const POOLED = ['orders', 'price-tables', 'top-ups', 'adjustments', 'withdrawals', 'bonus-credits', 'wallet-freezes', 'earnings', 'services', 'users', 'websites', 'deliverables', 'order-requests', 'order-notes', 'order-assignments', 'client-profiles', 'writer-profiles', 'timeline-events', 'timers', 'mails', 'outbox-events']
const LEDGER = ['ledger-accounts', 'ledger-transactions', 'ledger-postings', 'ledger-lots', 'ledger-lot-movements', 'ledger-rollups', 'ledger-seals']

const BY_NAME: Record<string, string> = { user: 'users', writer: 'users', client: 'users', author: 'users', order: 'orders', website: 'websites', service: 'services', request: 'order-requests', deliverable: 'deliverables' }
const TEXTS: Record<string, readonly unknown[]> = {
  service: ['blog-article', 'proofreading', 'coaching'], level: ['standard', 'expert', 'senior'], extras: [['outline'], []], units: [1, 2, 3, 10],
  subject: ['marketing', 'law'], writerLevel: ['top', 'standard'], spacing: ['single', 'double'], source: ['wallet'], gateway: ['manual'],
  currency: ['USD', 'EUR'], amountMinor: [1, 100, 2_000, 50_000], brief: [BRIEF], title: ['An article'], reason: ['Because it must be'], password: [TEST_PASSWORD, 'short'],
  deadline: [inHours(100), inHours(400)], validFrom: [inHours(24 * 400)], timeZone: ['Europe/Berlin', 'Mars/Phobos'], category: ['final', 'brief'],
  where: [{}, { createdAt: { exists: true } }, { id: { exists: true } }], q: ['ink', 'A'], kind: ['dead', 'retrying', 'defect'],
  query: ['{ Orders { totalDocs docs { id number } } }', '{ nothing }', '{ Users { docs { displayName } } }'], roles: [['client'], ['writer', 'admin']],
}

/** A platform in the middle of its work: people of every role, and orders in every state. */
export async function startFuzzWorld() {
  const o = await startOrderApp()
  for (const state of ORDER_STATES) await o.bring(state)
  await o.ok(o.as('client', 'POST', '/api/wallets/top-ups', { amountMinor: 2_000, currency: 'USD', gateway: 'manual' }))
  await o.ok(o.as('support', 'POST', '/api/adjustments', { user: o.ids.client, party: 'client', direction: 'credit', amountMinor: 100, reason: 'Goodwill' }))
  await o.as('support', 'POST', `/api/orders/${(await o.bring('available')).id}/notes`, { text: 'A note' })
  await o.app.asSystem(() => o.app.payload.create({ collection: 'client-profiles' as never, data: { website: o.inkwell.id, user: o.ids.client } as never }))
  await o.runJobs()
  const owner = new pg.Client(o.app.database.url)
  owner.on('error', () => undefined)
  await owner.connect()
  const tokens = new Map<Who, string>()
  for (const who of Object.keys(o.emails) as Who[]) tokens.set(who, await o.app.mintSession(o.emails[who]))
  const putBack = await keeper(owner)
  const restore = async () => {
    await putBack()
    // The app forgets what it has kept of them.
    await o.app.database.sql('select 1')
  }
  const pools: Record<string, string[]> = {}
  const refill = async () => {
    for (const slug of [...POOLED, ...LEDGER]) pools[slug] = (await owner.query<{ id: string }>(`select id from "${slug.replaceAll('-', '_')}" order by random() limit 40`)).rows.map(({ id }) => id)
  }
  await refill()
  const quote = await o.quote()
  const SPECIAL: Record<string, (type: unknown) => readonly unknown[] | undefined> = {
    email: () => Object.values(o.emails),
    quote: () => [quote],
    ids: (type) => (type === 'string' ? [pools.orders!.slice(0, 3).join(','), pools['top-ups']!.join(',')] : undefined),
    documents: () => [[{ id: pools.orders![0], version: 1 }, { id: pools.orders![1], version: 2 }]],
  }
  const hints = (name: string, { format, type }: Schema): readonly unknown[] => {
    if (format === 'uuid') return pools[BY_NAME[name] ?? ''] ?? []
    return SPECIAL[name]?.(type) ?? (type === 'boolean' ? [] : (TEXTS[name] ?? []))
  }
  const stop = async () => {
    await owner.end()
    await o.app.stop()
  }
  return { o, pools, hints, refill, restore, tokens, stop }
}
export type FuzzWorld = Awaited<ReturnType<typeof startFuzzWorld>>

/** Copies rows aside, and answers how to put them back past every rule and trigger. */
async function keeper(owner: pg.Client): Promise<() => Promise<void>> {
  for (const { table } of KEPT) await owner.query(`create temporary table kept_${table} as select * from ${table}`)
  const remove = KEPT.toReversed().map(({ table, below }) => `delete from ${table} where ${below}`)
  const insert = KEPT.map(({ table }) => `insert into ${table} select * from kept_${table}`)
  return async () => {
    await owner.query(['begin', 'set local session_replication_role = replica', ...remove, ...insert, 'commit'].join('; '))
  }
}
