import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import type { GatewayName } from '../../domain/gateways/gateway.ts'
import { dayOf, yesterday } from '../../domain/reconciliation/dayOf.ts'
import type { ReconciliationState, ReconciliationTotal, ReportedDifference } from '../../domain/reconciliation/report.ts'
import { now } from '../../lib/clock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { gatewayFor, gatewaysOf } from '../../lib/gateways/gatewayFor.ts'
import { send } from '../../lib/jobs/boss.ts'
import { reconcile, type Reconciled } from './reconcile.ts'

/** Gateways that have books of their own to compare with; a bank account is read by staff. */
const WITH_BOOKS: readonly GatewayName[] = ['stripe']

type Day = { website: string; gateway: GatewayName; day: string }

/**
 * Queues the reconciliation of one day of a website with each gateway that has books; again, when it was done before.
 * @returns the ids of the reports
 * @throws DomainError `period_invalid`
 */
export async function queueReconciliation(req: PayloadRequest, website: string, day: string): Promise<string[]> {
  dayOf(day)
  const gateways = (await gatewaysOf(req, website)).filter((name) => WITH_BOOKS.includes(name))
  return inTransaction(req, async () => {
    const ids: string[] = []
    for (const gateway of gateways) ids.push(await begin(req, { website, gateway, day }))
    return ids
  })
}

async function begin(req: PayloadRequest, { website, gateway, day }: Day): Promise<string> {
  const at = now()
  const report = await row<{ id: string }>(
    req,
    `insert into reconciliations (id, website_id, gateway, day, state, agreed, under_way, created_at, updated_at) values ($1, $2, $3, $4, 'running', 0, 0, $5, $5)
     on conflict (website_id, gateway, day) do update set state = 'running', updated_at = $5 returning id`,
    [uuid(), website, gateway, day, at],
  )
  await send(req, 'reconcile', { reportId: report!.id, websiteId: website })
  return report!.id
}

/** Each night: the day that is over, of every website that is not archived. */
export async function queueYesterday(req: PayloadRequest): Promise<void> {
  const websites = await rows<{ id: string }>(req, 'select id from websites where archived_at is null')
  for (const { id } of websites) await queueReconciliation(req, id, yesterday(now()))
}

/** Does the work of one report. A gateway that can't be asked leaves it `failed`, and the job is tried again. */
export async function runReconciliation(req: PayloadRequest, id: string): Promise<void> {
  const report = await row<Day>(req, 'select website_id as website, gateway::text as gateway, day from reconciliations where id = $1', [id])
  if (!report) return
  try {
    const gateway = await gatewayFor(req, report.website, report.gateway)
    const found = await reconcile(req, gateway, { website: report.website, ...dayOf(report.day) })
    await write(req, id, { state: found.differences.length > 0 ? 'differs' : 'agrees', found, failure: null })
    if (found.differences.length > 0) req.payload.logger.warn({ reconciliation: id, differences: found.differences.length }, 'The ledger and the gateway differ')
  } catch (error) {
    await write(req, id, { state: 'failed', found: null, failure: (error as Error).message.slice(0, 500) })
    throw error
  }
}

type Outcome = { state: ReconciliationState; found: Reconciled | null; failure: string | null }

async function write(req: PayloadRequest, id: string, { state, found, failure }: Outcome): Promise<void> {
  await rows(
    req,
    `update reconciliations set state = $2, failure = $3, ran_at = $4, updated_at = $4, agreed = $5, under_way = $6, differences = $7, waiting = $8, totals = $9 where id = $1`,
    [id, state, failure, now(), found?.agreed ?? 0, found?.underWay.length ?? 0, json(found && found.differences.map(withDocument(found))), json(found && found.underWay.map(withDocument(found))), json(found && totalsOf(found))],
  )
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

const withDocument = ({ payments, disputes }: Reconciled) => (difference: Reconciled['differences'][number]): ReportedDifference => {
  const dispute = disputes.find(({ gatewayId }) => difference.subject.endsWith(` ${gatewayId}`))
  if (dispute) return { ...difference, document: { collection: 'gateway-disputes', id: dispute.id } }
  const payment = payments.find(({ intentId }) => difference.subject.endsWith(` ${intentId}`))
  return { ...difference, document: payment ? { collection: 'payments', id: payment.id } : null }
}

function totalsOf({ gateway, ledger, payouts }: Reconciled): ReconciliationTotal[] {
  const currencies = [...new Set([...gateway, ...ledger, ...payouts].map(({ currency }) => currency))].sort()
  const sum = (movements: readonly { currency: string; amountMinor: number }[], currency: string): number =>
    movements.filter((each) => each.currency === currency).reduce((total, { amountMinor }) => total + amountMinor, 0)
  return currencies.map((currency) => ({ currency, gatewayMinor: sum(gateway, currency), ledgerMinor: sum(ledger, currency), paidOutMinor: -sum(payouts, currency) }))
}
