import type { Reference, Route } from './reference.ts'
import type { RecordedCall } from '../../src/server/openapi/examples.ts'
import type { Ask, Stage } from './stage.ts'
import { payOut } from './payOutStory.ts'
import { PASSWORD } from './stage.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are read loosely while they are recorded
type Json = any
type Say = (as: string | null, method: RecordedCall['method'], path: string, body?: unknown) => Promise<Json>

const at = (name: string): string => `${name}@inkwell.example`
const [CLIENT, WRITER, WRITER2, EDITOR, SUPPORT, ADMIN, SUPERADMIN] = [at('client'), at('writer'), at('writer2'), at('editor'), at('support'), at('admin'), 'superadmin@scriptorium.example']
const NINA = 'nina@reader.example'
const WANTED = { service: 'blog-article', units: 2, level: 'expert', extras: ['outline'], deadline: '2026-03-16T15:00:00.000Z' }
const BRIEF = { topic: 'Fountain pens', audience: 'Curious readers', tone: 'Friendly' }

/** What these answer follows the machine and the moment: only the status and the shape are the same again. */
const OF_THE_MOMENT = /^(health|queue|overview|healthz|readyz)/

/** Plays the story that the reference takes its examples from, and answers every call of it. */
export async function playStory({ ask }: Stage, api: Reference): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = []
  let mayFail = false
  const say: Say = async (as, method, path, body) => {
    const asked: Ask = { as, website: 'inkwell', method, path, ...(body !== undefined && { body }) }
    const { status, type, body: answer } = await ask(asked)
    const operation = operationOf(api, method, path)
    calls.push({ operation, ...asked, status, type, answer: OF_THE_MOMENT.test(operation) ? null : answer })
    if (status >= 400 && !mayFail) throw new Error(`${method} ${path} as ${as} answered ${status} ${JSON.stringify(answer)}`)
    return answer
  }
  await placeAnOrder(say)
  await workOnIt(say)
  await otherMoves(say)
  await lookAfterPrices(say)
  await lookAfterMoney(say)
  await payOut(say, (...moved) => move(say, moved))
  await lookAfterPeople(say)
  mayFail = true
  await refusals(say)
  await readTheRest(say, { api, calls })
  return calls
}

function operationOf({ routes }: Reference, method: string, path: string): string {
  const bare = path.split('?')[0]!
  const fitting = routes.filter((route) => route.method === method && new RegExp(`^${route.path.replace(/{\w+}/g, '[^/]+')}$`).test(bare))
  // A path in full goes before one with a parameter.
  const [first] = fitting.sort((a, b) => a.path.split('{').length - b.path.split('{').length)
  if (!first) throw new Error(`The reference has no ${method} ${path}`)
  return first.operation.operationId
}

async function placeAnOrder(say: Say): Promise<void> {
  await say(null, 'get', '/healthz')
  await say(null, 'get', '/readyz')
  await say(null, 'get', '/api/services?limit=1&sort=sortOrder')
  await say(null, 'post', '/api/users/register', { email: NINA, password: 'a long sentence to remember', displayName: 'Nina Reader', timeZone: 'Europe/Paris' })
  const { docs } = await say(SUPERADMIN, 'get', '/api/mails?limit=1&sort=-createdAt')
  await say(null, 'post', `/api/users/verify/${/token=([\w.-]+)/.exec(docs[0].html)![1]!}`)
  await say(null, 'post', '/api/users/login', { email: NINA, password: 'a long sentence to remember' })
  await say(NINA, 'get', '/api/users/me')
  await say(NINA, 'post', '/api/users/refresh-token')
  await say(null, 'post', '/api/users/forgot-password', { email: NINA })
  const reset = await say(SUPERADMIN, 'get', '/api/mails?limit=1&sort=-createdAt')
  await say(null, 'post', '/api/users/reset-password', { token: /token=([\w.-]+)/.exec(reset.docs[0].html)![1]!, password: 'another long sentence' })
  await say(NINA, 'get', '/api/clients/me')
  await say(NINA, 'post', '/api/wallets/top-ups', { amountMinor: 100_000, currency: 'USD', gateway: 'manual' })
  await say(NINA, 'get', '/api/wallets/me')
}

async function newOrder(say: Say, change: object = {}): Promise<string> {
  const { token } = await say(null, 'post', '/api/pricing/quote', { ...WANTED, ...change })
  const { doc } = await say(NINA, 'post', '/api/orders', { quote: token, title: 'Guide to fountain pens', brief: BRIEF })
  return doc.id
}

/** One move, on the version that the document has by then. */
async function move(say: Say, [as, path, name, input]: [string, string, string, object?]): Promise<Json> {
  const { version } = await say(as, 'get', `${path}/transitions`)
  return say(as, 'post', `${path}/transitions/${name}`, { version, ...(input && { input }) })
}

async function available(say: Say): Promise<string> {
  const path = `/api/orders/${await newOrder(say)}`
  await move(say, [NINA, path, 'submit'])
  await say(NINA, 'post', `${path}/pay`, { source: 'wallet' })
  return path
}

async function deliver(say: Say, path: string): Promise<void> {
  await say(WRITER, 'post', `${path}/deliverables`, { category: 'final', file: 'The finished work' })
  await move(say, [WRITER, path, 'submit_work'])
}

async function workOnIt(say: Say): Promise<void> {
  const path = await available(say)
  await say(NINA, 'get', `/api/orders/search?q=fountain&limit=1`)
  await say(WRITER, 'get', '/api/writers/me')
  await move(say, [WRITER, path, 'claim'])
  await deliver(say, path)
  const { docs } = await say(EDITOR, 'get', `${path}/deliverables`)
  await say(EDITOR, 'get', `${path}/deliverables/${docs[0].id}/download`)
  await say(EDITOR, 'post', `${path}/notes`, { text: 'Reads well; the second part could be shorter.' })
  await say(EDITOR, 'get', `${path}/notes?limit=1`)
  await move(say, [EDITOR, path, 'return_to_writer', { reason: 'Please shorten the second part.' }])
  await deliver(say, path)
  await move(say, [EDITOR, path, 'approve_review'])
  await move(say, [NINA, path, 'request_revision', { reason: 'The last picture is missing.', kind: 'defect' }])
  await deliver(say, path)
  await move(say, [EDITOR, path, 'approve_review'])
  await move(say, [NINA, path, 'complete'])
  await say(NINA, 'get', `${path}/timeline?limit=3`)
  await say(NINA, 'get', '/api/wallets/me/statement')
  await say(WRITER, 'get', '/api/writers/me/earnings')
  await say(WRITER, 'get', '/api/writers/me/statement')
  await move(say, [NINA, path, 'reopen', { reason: 'The file can’t be opened.' }])
  const papers = await say(NINA, 'get', `/api/papers?depth=0&where[payableId][equals]=${path.split('/').at(-1)!}&sort=kind`)
  await say(NINA, 'get', `/api/papers/${papers.docs[0].id}?depth=0`)
  await say(NINA, 'get', `/api/papers/${papers.docs[0].id}/pdf`)
}

async function otherMoves(say: Say): Promise<void> {
  const path = await available(say)
  await move(say, [WRITER2, path, 'request', { message: 'I wrote about pens for a trade paper.' }])
  const { docs } = await say(SUPPORT, 'get', '/api/order-requests?limit=1')
  await move(say, [SUPPORT, path, 'approve_request', { request: docs[0].id }])
  await move(say, [SUPPORT, path, 'hold', { reason: 'We wait for the pictures.', side: 'client' }])
  await move(say, [SUPPORT, path, 'resume'])
  const profiles = await say(ADMIN, 'get', '/api/writer-profiles?limit=2&sort=createdAt')
  const [writer, writer2] = profiles.docs.map(({ user }: Json) => user)
  await move(say, [SUPPORT, path, 'reassign', { writer, reason: 'The writer is ill.', earlierShareMinor: 500 }])
  await move(say, [SUPPORT, path, 'unassign', { reason: 'Nobody can take it this week.', earlierShareMinor: 0 }])
  await move(say, [SUPPORT, path, 'assign', { writer: writer2, reason: 'Knows the subject.' }])
  await move(say, [SUPPORT, path, 'cancel', { reason: 'The client changed plans.' }])
  const draft = await newOrder(say)
  await say(NINA, 'patch', `/api/orders/${draft}`, { title: 'Guide to fountain pens and ink' })
  const { version } = await say(NINA, 'get', `/api/orders/${draft}/transitions`)
  await say(NINA, 'get', `/api/orders/transitions?ids=${draft}`)
  await say(NINA, 'post', '/api/orders/transitions/cancel/bulk', { documents: [{ id: draft, version }], input: { reason: 'Ordered twice.' } })
}

async function lookAfterPrices(say: Say): Promise<void> {
  const { docs } = await say(ADMIN, 'get', '/api/price-tables?limit=1&sort=createdAt')
  await say(ADMIN, 'get', `/api/price-tables/${docs[0].id}/problems`)
  await say(ADMIN, 'post', `/api/price-tables/${docs[0].id}/preview`, WANTED)
  const { doc } = await say(ADMIN, 'post', `/api/price-tables/${docs[0].id}/duplicate`)
  const path = `/api/price-tables/${doc.id}`
  await say(ADMIN, 'patch', path, { name: 'Prices from April' })
  await move(say, [ADMIN, path, 'schedule', { validFrom: '2026-04-01T04:00:00.000Z' }])
  await move(say, [ADMIN, path, 'withdraw'])
  const empty = await say(ADMIN, 'post', '/api/price-tables', { name: 'Prices from May' })
  await say(ADMIN, 'delete', `/api/price-tables/${empty.doc.id}`)
  const made = await say(ADMIN, 'post', '/api/services', { name: 'Translation', code: 'translation', unit: 'word', minimumUnits: 200, maximumUnits: 20_000, minimumHours: 12, sortOrder: 50 })
  await say(ADMIN, 'patch', `/api/services/${made.doc.id}`, { description: 'From English into German.' })
}

async function lookAfterMoney(say: Say): Promise<void> {
  const site = (await say(ADMIN, 'get', '/api/websites?limit=1')).docs[0]
  await say(ADMIN, 'patch', `/api/websites/${site.id}`, { settings: { ...site.settings, confirmTopUpsAtOnce: false } })
  for (const [name, input] of [['confirm', { reference: 'Transfer 4711' }], ['reject', { reason: 'No such transfer came.' }]] as const) {
    const { doc } = await say(NINA, 'post', '/api/wallets/top-ups', { amountMinor: 20_000, currency: 'USD', gateway: 'manual' })
    await move(say, [SUPPORT, `/api/top-ups/${doc.id}`, name, input])
  }
  const nina = (await say(NINA, 'get', '/api/clients/me')).doc
  for (const [name, input] of [['approve', undefined], ['reject', { reason: 'Settled by mail.' }]] as const) {
    const { doc } = await say(SUPPORT, 'post', '/api/adjustments', { user: nina.user, party: 'client', direction: 'credit', amountMinor: 1_500, reason: 'Goodwill for the delay' })
    await move(say, [ADMIN, `/api/adjustments/${doc.id}`, name, input])
  }
  await say(NINA, 'patch', `/api/client-profiles/${nina.id}`, { company: 'Reader & Daughters', address: '3 rue des Plumes\n75002 Paris', country: 'FR' })
}

async function lookAfterPeople(say: Say): Promise<void> {
  const site = (await say(ADMIN, 'get', '/api/websites?limit=1')).docs[0]
  const { doc } = await say(ADMIN, 'post', '/api/users', { email: 'paula@inkwell.example', password: 'yet another long sentence', displayName: 'Paula Penn', memberships: [{ website: site.id, roles: ['client', 'writer'] }] })
  await say(ADMIN, 'patch', `/api/users/${doc.id}`, { displayName: 'Paula Penn-Smith' })
  const profile = await say(ADMIN, 'post', '/api/writer-profiles', { user: doc.id, level: 'standard', capacity: 2, subjects: ['law'] })
  await say(ADMIN, 'patch', `/api/writer-profiles/${profile.doc.id}`, { capacity: 4 })
  await say(SUPPORT, 'post', '/api/client-profiles', { user: doc.id, company: 'Penn Ltd' })
  await say(ADMIN, 'post', '/api/users/unlock', { email: 'paula@inkwell.example' })
  await say(SUPERADMIN, 'post', '/api/websites', { name: 'Quillhouse', slug: 'quillhouse', currency: 'GBP', timeZone: 'Europe/London' })
  const order = (await say(SUPPORT, 'get', '/api/orders?limit=1')).docs[0]
  await say(SUPPORT, 'post', '/api/order-notes', { order: order.id, text: 'Called the client.' })
  const view = await say(SUPPORT, 'post', '/api/saved-views', { list: 'orders', title: 'Waiting for a writer', query: { where: { or: [{ and: [{ state: { equals: 'available' } }] }] } } })
  await say(SUPPORT, 'patch', `/api/saved-views/${view.doc.id}`, { title: 'Unclaimed' })
  await say(SUPPORT, 'get', '/api/saved-views?limit=1')
  await say(SUPPORT, 'get', `/api/saved-views/${view.doc.id}`)
  await say(SUPPORT, 'delete', `/api/saved-views/${view.doc.id}`)
  await say(SUPPORT, 'get', '/api/saved-views/counts?list=orders')
  await say(CLIENT, 'post', '/api/graphql', { query: '{ Services(limit: 1) { totalDocs docs { name code unit } } }' })
}

async function refusals(say: Say): Promise<void> {
  await say(null, 'post', '/api/pricing/quote', { ...WANTED, service: 'poem' })
  await say(null, 'post', '/api/pricing/quote', { ...WANTED, unit: 2 })
  await say(null, 'post', '/api/users/login', { email: NINA, password: 'not the one' })
  await say(null, 'get', '/api/wallets/me')
  await say(WRITER, 'get', '/api/wallets/me')
  const path = `/api/orders/${await newOrder(say, { units: 40 })}`
  await say(NINA, 'post', `${path}/transitions/submit`, { version: 7 })
  await say(NINA, 'post', `${path}/transitions/complete`, { version: 0 })
  await move(say, [NINA, path, 'submit'])
  await say(NINA, 'post', `${path}/pay`, { source: 'wallet' })
  await say(CLIENT, 'get', path)
  await say(NINA, 'patch', path, { title: '' })
  await say(null, 'post', '/api/users/login', { email: at('client'), password: PASSWORD })
}

/** Lists, counts and single documents of every collection, and whatever else only reads. */
async function readTheRest(say: Say, { api, calls }: { api: Reference; calls: RecordedCall[] }): Promise<void> {
  const isTold = ({ operation }: Route) => calls.some((call) => call.operation === operation.operationId && call.status < 300)
  const reads = api.routes.filter((route) => route.method === 'get' && !isTold(route))
  const [lists, others] = [reads.filter(isList), reads.filter((route) => !isList(route))]
  // Events of one moment lie in the order in which they were delivered, more or less.
  for (const { path } of lists) await say(SUPERADMIN, 'get', `${path}?limit=1${path.endsWith('/outbox-events') ? '&sort=-id' : ''}`)
  for (const route of others) {
    const path = pathFor(route, firstId(route, calls))
    if (path) await say(SUPERADMIN, 'get', path)
  }
  await say(NINA, 'post', '/api/users/logout')
}

const isList = ({ operation }: Route): boolean => operation.operationId.endsWith('.find')

function firstId({ operation }: Route, calls: RecordedCall[]): string | null {
  const found = calls.find((call) => call.operation === `${operation.tags[0]!}.find` && call.status === 200)
  return ((found?.answer as Json)?.docs?.[0]?.id as string | undefined) ?? null
}

function pathFor({ path }: Route, id: string | null): string | null {
  if (path === '/api/queue/jobs') return `${path}?kind=dead`
  if (path.endsWith('/transitions') && !path.includes('{')) return id && `${path}?ids=${id}`
  return path.includes('{') ? id && path.replace('{id}', id) : path
}
