import type { PayloadRequest } from 'payload'
import { heldFunds } from '../../domain/ledger/accountRef.ts'
import type { Order, OrderFacts } from '../../domain/orders/types.ts'
import type { Facts } from '../../domain/workflow/types.ts'
import { row } from '../../lib/db/rows.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import { balanceOf } from '../../lib/ledger/balanceOf.ts'
import { readQuote } from '../../lib/pricing/quoteToken.ts'
import { orderTaxOf } from '../taxes/orderTaxOf.ts'
import { candidateOf } from '../writers/candidateOf.ts'
import { completionEarning } from './completionEarning.ts'
import { orderSettings } from './orderSettings.ts'

type Loaded = Omit<OrderFacts, keyof Facts<Order>>

/** What the workflow of orders judges besides the order itself. */
export async function loadOrderFacts(req: PayloadRequest, facts: Facts<Record<string, unknown>>): Promise<Loaded> {
  const doc = facts.doc as unknown as Order
  const request = await openRequest(req, doc, facts.input.request)
  const user = candidateFor(facts, request)
  const heldMinor = await heldMinorOf(req, doc)
  return {
    settings: await orderSettings(req, doc.website),
    heldMinor,
    heldTaxMinor: heldMinor > 0 ? (await orderTaxOf(req, doc)).heldTaxMinor : 0,
    requiredMinor: doc.state === 'awaiting_payment' ? await requiredMinorOf(req, doc) : doc.totalMinor,
    outstandingMinor: await outstandingMinorOf(req, doc),
    cleanFinals: await cleanFinals(req, doc),
    isEarningCleared: doc.state === 'completed' && (await completionEarning(req, doc))?.state === 'cleared',
    request,
    candidate: user === null ? null : await candidateOf(req, { website: doc.website, user }),
    hasOpenRequests: await hasOpenRequests(req, facts),
    hasAsked: user !== null && doc.state === 'available' && (await hasAsked(req, doc, user)),
    newTotalMinor: typeof facts.input.quote === 'string' ? (await readQuote(facts.input.quote)).totalMinor : null,
  }
}

const GIVEN_FROM: readonly string[] = ['available', 'in_progress', 'in_revision']

/** Whom staff name, else who asked, else the writer who acts; nobody where orders are not given to writers. */
function candidateFor({ doc, input, actor }: Facts<Record<string, unknown>>, request: OrderFacts['request']): string | null {
  if (!GIVEN_FROM.includes(doc.state as string)) return null
  if (isId(input.writer)) return input.writer
  if (request) return request.writer
  return actor.roles.includes('any_writer') ? actor.id : null
}

const isId = (value: unknown): value is string => uuidOf(value) !== null

export const heldMinorOf = (req: PayloadRequest, { id, website, currency }: Order): Promise<number> =>
  balanceOf(req, website, { ref: heldFunds({ collection: 'orders', id }), currency })

/** What must be held before work begins: the price, or the deposit of its installment plan. */
export async function requiredMinorOf(req: PayloadRequest, { totalMinor, installmentPlan }: Order): Promise<number> {
  if (!installmentPlan) return totalMinor
  const found = await row<{ minor: number }>(req, `select amount_minor as minor from installments where plan_id = $1 and number = 1 and state <> 'void'`, [installmentPlan])
  return found?.minor ?? totalMinor
}

/** Of the parts of its plan, what is still to be paid. */
async function outstandingMinorOf(req: PayloadRequest, { totalMinor, installmentPlan }: Order): Promise<number> {
  if (!installmentPlan) return 0
  const found = await row<{ minor: number }>(req, 'select paid_minor as minor from installment_plans where id = $1', [installmentPlan])
  return Math.max(0, totalMinor - (found?.minor ?? 0))
}

function openRequest(req: PayloadRequest, { id, state }: Order, request: unknown): Promise<OrderFacts['request']> | null {
  if (state !== 'available' || !isId(request)) return null
  return row(req, `select id, writer_id as writer from order_requests where id = $1 and order_id = $2 and answer = 'open'`, [request, id])
}

async function hasOpenRequests(req: PayloadRequest, { doc, actor, input }: Facts<Record<string, unknown>>): Promise<boolean> {
  if (doc.state !== 'available' || input.request !== undefined || !actor.roles.some((role) => role === 'support' || role === 'admin')) return false
  return (await row(req, `select 1 from order_requests where order_id = $1 and answer = 'open' limit 1`, [doc.id])) !== null
}

async function hasAsked(req: PayloadRequest, { id }: Order, writer: string): Promise<boolean> {
  return (await row(req, `select 1 from order_requests where order_id = $1 and writer_id = $2 and answer = 'open'`, [id, writer])) !== null
}

/** Handed over by the present writer since the work began, or began again. */
async function cleanFinals(req: PayloadRequest, { id, writer, workSince, state }: Order): Promise<number> {
  if (state !== 'in_progress' && state !== 'in_revision') return 0
  const found = await row<{ count: number }>(
    req,
    `select count(*) as count from deliverables
     where order_id = $1 and category = 'final' and scan_state = 'clean' and uploader_id = $2 and created_at >= $3`,
    [id, writer, workSince],
  )
  return found?.count ?? 0
}
