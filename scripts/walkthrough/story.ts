import { setTimeout as sleep } from 'node:timers/promises'
import type { Api, Session } from '../api/client.ts'
import { askQuote, moveOrder, payFromWallet, placeOrder, topUp, uploadFinal, type Wanted } from '../api/orderSteps.ts'
import { money } from './books.ts'
import { print } from './narrate.ts'

export type Stage = { api: Api; website: string; password: string; step: <T>(title: string, work: () => Promise<T>) => Promise<T>; staff: Staff }
export type Staff = { superadmin: Session; admin: Session; writer: Session; editor: Session }

const DAY_MS = 86_400_000
const WAIT_SECONDS = 30

/** The main job on one website: from a price to a paid writer. */
export async function playMainJob({ api, website, password, step, staff }: Stage): Promise<void> {
  const wanted: Wanted = {
    title: 'What makes a good walkthrough', service: 'blog-article', units: 2, extras: ['outline'],
    deadline: new Date(Date.now() + 10 * DAY_MS), brief: { topic: 'This very product', audience: 'People who try it' },
  }
  const visitor = api.anonymous(website)
  const quote = await step('Anyone gets a price, line by line', () => askQuote(visitor, wanted))
  for (const { label, amountMinor } of quote.lines) print(`       ${label.padEnd(40)} ${money(amountMinor, quote.currency)}`)

  const client = await step('A client registers, follows the link in the mail and logs in', () => becomeClient({ api, website, password, staff }))
  await step('The client tops up the wallet; the demo confirms it at once', () => topUp(client, quote.totalMinor + 1_000, quote.currency))
  const order = await step('The client orders: a draft from the quote', () => placeOrder(client, quote, wanted))
  await step('The client submits it: the price is frozen', () => moveOrder(client, order.id, 'submit'))
  await step('The client pays from the wallet: the money is held', () => payFromWallet(client, order.id))
  await step('A writer claims the order', () => moveOrder(staff.writer, order.id, 'claim'))
  await step('The writer uploads the work', () => uploadFinal(staff.writer, order.id, wanted.title))
  await step('The writer submits the work for review', () => moveOrder(staff.writer, order.id, 'submit_work'))
  await step('An editor approves it: it is delivered', () => moveOrder(staff.editor, order.id, 'approve_review'))
  await step('The client accepts it: the writer has earned', () => moveOrder(client, order.id, 'complete'))
  await step('The timeline, as the client reads it', () => client.call('GET /api/orders/{id}/timeline', { params: { id: order.id } }))
  await step('The writer’s earning is paid out of the held funds and waits for its clearance', () => staff.writer.call('GET /api/writers/me/earnings'))
  await step('The clock: the earning clears', () => waitForClearance(staff, order.id))
  await step('The client downloads the invoice', () => downloadInvoice(client, order.id))
  await step('The client’s wallet and its statement', async () => {
    await client.call('GET /api/wallets/me')
    return client.call('GET /api/wallets/me/statement')
  })
}

async function becomeClient({ api, website, password, staff }: Pick<Stage, 'api' | 'website' | 'password' | 'staff'>): Promise<Session> {
  const email = `walkthrough-${Date.now()}@${website}.example`
  await api.anonymous(website).call('POST /api/users/register', { body: { email, password, displayName: 'Wanda Through' } })
  const { docs } = await staff.superadmin.documents.find({ collection: 'mails', where: { to: { equals: email } } })
  const token = /token=([\w.-]+)/.exec(docs[0]?.html ?? '')?.[1]
  if (!token) throw new Error('The mail with the link did not come. Is SMTP_URL set? Then the mailbox keeps no links.')
  await api.anonymous(website).call('POST /api/users/verify/{id}', { params: { id: token } })
  return api.login(email, password, website)
}

/** The worker issues it a moment after the payment. @throws Error after 30 seconds */
async function downloadInvoice(client: Session, orderId: string): Promise<void> {
  for (let waited = 0; waited < WAIT_SECONDS; waited += 1) {
    const { docs } = await client.documents.find({ collection: 'papers', where: { and: [{ payableId: { equals: orderId } }, { kind: { equals: 'invoice' } }] }, depth: 0 })
    if (docs[0]) {
      await client.call('GET /api/papers/{id}/pdf', { params: { id: docs[0].id } })
      print(`       ${docs[0].number}, ${money(docs[0].totalMinor, docs[0].currency)}`)
      return
    }
    await sleep(1_000)
  }
  throw new Error('The invoice was not issued in 30 seconds. Is a worker running?')
}

/** The worker does it when the website's clearance period is over. @throws Error after 30 seconds */
async function waitForClearance({ admin }: Staff, orderId: string): Promise<void> {
  for (let waited = 0; waited < WAIT_SECONDS; waited += 1) {
    const { docs } = await admin.documents.find({ collection: 'earnings', where: { payableId: { equals: orderId } }, depth: 0 })
    if (docs[0]?.state === 'cleared') return
    await sleep(1_000)
  }
  throw new Error('The earning did not clear in 30 seconds. Is a worker running?')
}
