import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectApi, type Api, type Json, type Session } from '../api/client.ts'
import { askQuote, moveOrder, payFromWallet, placeOrder, topUp, uploadFinal, type Wanted } from '../api/orderSteps.ts'
import { demoPrices } from '../demo/prices.ts'
import { demoServices } from '../demo/services.ts'

type Place = { url: string; email: string; password: string; step: (title: string) => void }

const SLUG = 'first'
const CURRENCY = 'USD'
const WAIT_SECONDS = 60

/**
 * What an agency does on its first day, on an installation that has nothing but a superadmin: a website,
 * its people, a service with a price, and an order until its writer's earning has cleared, which takes a
 * worker. Everything by the API.
 * @throws Error with the first answer that is not a success
 */
export async function playOrder({ url, email, password, step }: Place): Promise<void> {
  const api = connectApi(url)
  const superadmin = await api.login(email, password, null)
  const website = await superadmin.post('/api/websites', {
    slug: SLUG, name: 'First', currency: CURRENCY, timeZone: 'Europe/Berlin', settings: { clearanceDays: 0 },
  })
  step('the superadmin made a website')
  const join = joining({ api, superadmin, website: website.doc.id, password })
  const admin = await join('admin')
  const writer = await join('writer')
  const editor = await join('editor')
  const client = await join('client')
  step('its people were added and confirmed their mails')
  await sell(admin, website.doc.id)
  await admin.post('/api/writer-profiles', { website: website.doc.id, user: await idOf(writer), level: 'top', capacity: 3, paySharePercent: 50, subjects: ['marketing'], active: true })
  step('the admin put a service and its prices on sale')
  const order = await bring({ admin, client, writer, editor })
  step(`order ${order.number} was placed, paid, written, checked and accepted`)
  await cleared(admin, order.id)
  step('the worker let the writer’s earning clear')
}

type Joining = { api: Api; superadmin: Session; website: string; password: string }

/** Somebody new: added by the superadmin, confirmed by the link of the mail, logged in. */
const joining = ({ api, superadmin, website, password }: Joining) => async (role: string): Promise<Session> => {
  const email = `${role}@first.example`
  await superadmin.post('/api/users', { email, password, displayName: `The ${role}`, memberships: [{ website, roles: [role] }] })
  const { docs } = await superadmin.get(`/api/mails?where[to][equals]=${encodeURIComponent(email)}`)
  const token = /token=([\w.-]+)/.exec(String(docs[0]?.html))?.[1]
  if (token) await api.anonymous(SLUG).post(`/api/users/verify/${token}`)
  return api.login(email, password, SLUG)
}

const idOf = async (session: Session): Promise<string> => String((await session.get('/api/users/me')).user.id)

async function sell(admin: Session, website: string): Promise<void> {
  const [service] = demoServices
  const { doc } = await admin.post('/api/services', { ...service, website, sortOrder: 10 })
  const prices = demoPrices['inkwell']!
  const rows = prices.services.filter((row) => row.service === service!.code).map((row) => ({ ...row, service: doc.id }))
  const table = await admin.post('/api/price-tables', { ...prices, website, services: rows, extras: [] })
  const { version } = await admin.get(`/api/price-tables/${table.doc.id}/transitions`)
  await admin.post(`/api/price-tables/${table.doc.id}/transitions/schedule`, { version })
}

async function bring({ admin, client, writer, editor }: Record<'admin' | 'client' | 'writer' | 'editor', Session>): Promise<Json> {
  const wanted: Wanted = {
    title: 'The first order', service: demoServices[0]!.code, units: 2,
    deadline: new Date(Date.now() + 10 * 86_400_000), brief: { topic: 'A first day', audience: 'Operators' },
  }
  const quote = await askQuote(client, wanted)
  const announced = (await topUp(client, quote.totalMinor, CURRENCY)).doc
  await admin.post(`/api/top-ups/${announced.id}/transitions/confirm`, { version: announced.version, input: { reference: announced.code } })
  const order = await placeOrder(client, quote, wanted)
  await moveOrder(client, order.id, 'submit')
  await payFromWallet(client, order.id)
  await moveOrder(writer, order.id, 'claim')
  const { doc } = await uploadFinal(writer, order.id, `The work ${randomUUID()}`)
  await moveOrder(writer, order.id, 'submit_work')
  await moveOrder(editor, order.id, 'approve_review')
  const { docs } = await client.get(`/api/orders/${order.id}/deliverables`)
  if (docs[0]?.id !== doc.id) throw new Error('The client does not see the delivered file')
  return moveOrder(client, order.id, 'complete')
}

async function cleared(admin: Session, order: string): Promise<void> {
  for (let waited = 0; waited < WAIT_SECONDS; waited += 1) {
    const { docs } = await admin.get(`/api/earnings?where[payableId][equals]=${order}&depth=0`)
    if (docs[0]?.state === 'cleared') return
    await sleep(1_000)
  }
  throw new Error(`The earning did not clear in ${WAIT_SECONDS} seconds: the worker does not work.`)
}
