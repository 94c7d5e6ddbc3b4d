import { samplePdf } from '../../scripts/api/samplePdf.ts'
import { toppedUp } from '../../src/domain/ledger/recipes/toppedUp.ts'
import type { OrderState } from '../../src/domain/orders/states.ts'
import { inTransaction } from '../../src/lib/db/transaction.ts'
import { post } from '../../src/lib/ledger/post.ts'
import { v7 as uuid } from 'uuid'
import type { Answer } from './call.ts'
import { makeMember } from './factories.ts'
import { jobRunner } from './jobs.ts'
import { asPlatform } from './ledger.ts'
import { NOW, startPricedApp, type Person } from './pricedApp.ts'

export type Who = Person | 'client2' | 'writer2' | 'stranger-client'
export type OrderDoc = { id: string; number: string; title: string; state: OrderState; version: number; totalMinor: number } & Record<string, unknown>

const HOUR_MS = 3_600_000
export const inHours = (hours: number, from: Date = NOW): string => new Date(from.getTime() + hours * HOUR_MS).toISOString()

export const BRIEF = { topic: 'Ink', audience: 'Readers' }
/** Three pages within a week: 82.80 on inkwell. */
export const WANTED = { service: 'blog-article', units: 3, deadline: inHours(100) }
export const PRICE = 8_280

/**
 * The priced app with writers who may write, clients with full wallets, and each step of an order as a
 * call over HTTP.
 */
export async function startOrderApp() {
  const { app, inkwell, federhaus, people } = await startPricedApp()
  const emails = people as Record<Who, string>
  emails.client2 = (await makeMember(app.payload, inkwell, 'client')).email
  emails.writer2 = (await makeMember(app.payload, inkwell, 'writer')).email
  emails['stranger-client'] = (await makeMember(app.payload, federhaus, 'client')).email
  const ids = {} as Record<Who, string>
  for (const [who, email] of Object.entries(emails)) ids[who as Who] = (await app.database.sql<{ id: string }>('select id from users where email = $1', [email]))[0]!.id
  for (const user of [ids.writer, ids.writer2]) await addProfile(user)
  for (const client of [ids.client, ids.client2]) await fill(client, 100_000_000)

  async function addProfile(user: string, profile: object = {}) {
    const data = { website: inkwell.id, user, level: 'top', capacity: 100, subjects: ['marketing'], active: true, ...profile }
    await app.asSystem(() => app.payload.create({ collection: 'writer-profiles' as never, data: data as never }))
  }
  async function fill(client: string, amountMinor: number) {
    await asPlatform(app, (req) =>
      inTransaction(req, () =>
        post(req, {
          website: inkwell.id, kind: 'topped_up', document: { collection: 'tests', id: uuid() }, actor: { id: null }, idempotencyKey: uuid(),
          postings: toppedUp({ client, gateway: 'manual', amountMinor, currency: 'USD' }),
        }),
      ),
    )
  }

  const as = (who: Who | null, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    app.call(method, path, { ...(who && { as: emails[who] }), website: who?.startsWith('stranger') ? 'federhaus' : 'inkwell', body, headers })

  /** The answer's document, or the test fails with what was answered instead. */
  const ok = async (answer: Promise<Answer>): Promise<OrderDoc> => {
    const { status, body } = await answer
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body.doc
  }

  const quote = async (change: object = {}): Promise<string> => {
    const { body } = await as(null, 'POST', '/api/pricing/quote', { ...WANTED, ...change })
    if (!body.token) throw new Error(JSON.stringify(body))
    return body.token
  }
  const draft = async (change: object = {}, who: Who = 'client'): Promise<OrderDoc> => {
    const { title = 'An article', brief = BRIEF, ...wanted } = change as { title?: string; brief?: object }
    return ok(as(who, 'POST', '/api/orders', { quote: await quote(wanted), title, brief }))
  }
  const tryMove = async (who: Who | null, id: string, name: string, input?: object, version?: number): Promise<Answer> =>
    as(who, 'POST', `/api/orders/${id}/transitions/${name}`, { version: version ?? (await versionOf(id)), ...(input && { input }) })
  const move = (who: Who, id: string, name: string, input?: object) => ok(tryMove(who, id, name, input))
  const versionOf = async (id: string): Promise<number> => Number((await app.database.sql<{ version: string }>('select version from orders where id = $1', [id]))[0]?.version ?? 0)
  const rowOf = async (id: string) => (await app.database.sql('select * from orders where id = $1', [id]))[0]!
  const pay = (id: string, who: Who = 'client', headers = {}) => as(who, 'POST', `/api/orders/${id}/pay`, { source: 'wallet' }, headers)
  const upload = (who: Who, id: string, { category = 'final', name = 'work.pdf', content = samplePdf('Done') as Blob | string } = {}) => {
    const form = new FormData()
    form.set('category', category)
    form.set('file', typeof content === 'string' ? new Blob([content]) : content, name)
    return as(who, 'POST', `/api/orders/${id}/deliverables`, form)
  }

  /** Brings a new order to a state by the operations that lead there. */
  const bring = async (state: OrderState, change: object = {}): Promise<OrderDoc> => {
    const { id } = await draft(change)
    for (const step of PATHS[state]) await STEPS[step]!(id)
    const doc = await ok(as('admin', 'GET', `/api/orders/${id}`).then((answer) => ({ ...answer, body: { doc: answer.body } })))
    if (doc.state !== state) throw new Error(`The order is ${doc.state}, not ${state}`)
    return doc
  }
  const STEPS: Record<string, (id: string) => Promise<unknown>> = {
    submit: (id) => move('client', id, 'submit'),
    pay: (id) => ok(pay(id)),
    claim: (id) => move('writer', id, 'claim'),
    work: async (id) => {
      await ok(upload('writer', id))
      await move('writer', id, 'submit_work')
    },
    approve: (id) => move('editor', id, 'approve_review'),
    revise: (id) => move('client', id, 'request_revision', { reason: 'Please mend the end.', kind: 'defect' }),
    hold: (id) => move('support', id, 'hold', { reason: 'We wait.', side: 'client' }),
    complete: (id) => move('client', id, 'complete'),
    cancel: (id) => move('client', id, 'cancel'),
    // Timers of other orders must not fire, so the clock's own move is made for this one alone.
    expire: (id) => fire(id, 'expire'),
  }
  const fire = async (id: string, name: string) => {
    const { transition } = await import('../../src/lib/workflow/transition.ts')
    const { TIMER } = await import('../../src/lib/workflow/actor.ts')
    await asPlatform(app, (req) => transition(req, { collection: 'orders', id, name, version: null, actor: TIMER }))
  }

  /** What an order's books hold, and what its people got. */
  const money = async (id: string): Promise<Record<string, number>> => {
    const moved = await app.database.sql<{ kind: string; minor: string }>(
      `select other.kind::text as kind, sum(case when held.id = p.to_id then p.amount_minor else -p.amount_minor end) as minor
       from ledger_accounts held join ledger_postings p on held.id in (p.from_id, p.to_id)
       join ledger_accounts other on other.id in (p.from_id, p.to_id) and other.id <> held.id
       where held.kind = 'held_funds' and held.owner_id = $1 group by 1`,
      [id],
    )
    const parts = Object.fromEntries(moved.map(({ kind, minor }) => [kind, Number(minor)]))
    return { held: Object.values(parts).reduce((a, b) => a + b, 0), ...parts }
  }

  const runQueue = jobRunner(app.payload, app.database)
  /** What the worker would have done by now; the sweep finds timers whose job came before the test moved its clock. */
  const runJobs = async () => {
    const { sweepTimers } = await import('../../src/operations/platform/sweepTimers.ts')
    await runQueue()
    await asPlatform(app, sweepTimers)
    await runQueue()
  }
  return { app, inkwell, federhaus, emails, ids, as, ok, quote, draft, tryMove, move, versionOf, rowOf, pay, upload, bring, fire, money, fill, addProfile, runJobs }
}
export type OrderApp = Awaited<ReturnType<typeof startOrderApp>>

const started = ['submit', 'pay', 'claim']
const delivered = [...started, 'work', 'approve']
const PATHS: Record<OrderState, string[]> = {
  draft: [],
  awaiting_payment: ['submit'],
  available: ['submit', 'pay'],
  in_progress: started,
  in_review: [...started, 'work'],
  delivered,
  in_revision: [...delivered, 'revise'],
  on_hold: [...started, 'hold'],
  completed: [...delivered, 'complete'],
  cancelled: ['submit', 'pay', 'cancel'],
  expired: ['submit', 'expire'],
}
