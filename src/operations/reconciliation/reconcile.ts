import type { PayloadRequest } from 'payload'
import type { Gateway, GatewayMovement } from '../../domain/gateways/gateway.ts'
import { compare, type Comparison, type Movement } from '../../domain/reconciliation/compare.ts'
import { now } from '../../lib/clock.ts'
import { asSystem } from '../../lib/context.ts'
import { intentOf, subjectsOf } from './gatewayMovements.ts'
import { entriesBetween, toMovement } from './ledgerMovements.ts'
import { movementsOfPayments, paymentsByIntent, paymentsOfEntries, paymentSubject, type KnownPayment } from './paymentSubjects.ts'

export type Period = { website: string; from: Date; until: Date }
export type Reconciled = Comparison & { gateway: Movement[]; ledger: Movement[]; payouts: GatewayMovement[]; payments: KnownPayment[] }

const DAY_MS = 86_400_000
/** The two sides write a fact down at different moments: around the period there is more to look at. */
const BEFORE_MS = 2 * DAY_MS
const AFTER_MS = DAY_MS
/** What the gateway was asked for may take it so long. */
const GRACE_HOURS = 24

/**
 * Compares what a gateway says of a period with what the ledger has, fact by fact: each that either side
 * dates in the period. Reads only, outside of transactions.
 * @throws GatewayError when the gateway can't be asked
 */
export const reconcile = (req: PayloadRequest, gateway: Gateway, period: Period): Promise<Reconciled> =>
  // Several websites may share an account at the gateway: whose a charge is can be any's.
  asSystem(async () => {
    const around = await read(gateway, period)
    const booked = await bookedIn(req, gateway.name, period)
    const there = around.flatMap(subjectsOf)
    const known = await paymentsByIntent(req, intentsOf([...there, ...booked.movements]))
    const elsewhere = new Set(known.filter(({ website }) => website !== period.website).map(({ intentId }) => intentId))
    const payments = [...known.filter(({ website }) => website === period.website), ...booked.payments]
    const ledger = uniqueOf([...booked.movements, ...(await movementsOfPayments(req, { website: period.website, gateway: gateway.name, payments }))])
    const ours = there.filter(({ subject }) => !elsewhere.has(intentOf(subject) ?? ''))
    const sides = within(period, ours, ledger)
    const payouts = around.filter(({ kind, createdAt }) => kind === 'payout' && createdAt >= period.from && createdAt < period.until)
    return { ...compare({ ...sides, now: now(), graceHours: GRACE_HOURS }), ...sides, payouts, payments }
  })

async function read(gateway: Gateway, { from, until }: Period): Promise<GatewayMovement[]> {
  const movements: GatewayMovement[] = []
  for await (const movement of gateway.movementsSince(new Date(from.getTime() - BEFORE_MS), new Date(until.getTime() + AFTER_MS))) movements.push(movement)
  return movements
}

async function bookedIn(req: PayloadRequest, gateway: string, { website, from, until }: Period): Promise<{ movements: Movement[]; payments: KnownPayment[] }> {
  const entries = await entriesBetween(req, { website, gateway, from, until })
  const payments = await paymentsOfEntries(req, website, entries)
  return { movements: entries.map((entry) => toMovement(entry, paymentSubject(entry, payments) ?? `ledger ${entry.id}`)), payments }
}

const intentsOf = (movements: readonly Movement[]): string[] => [...new Set(movements.flatMap(({ subject }) => intentOf(subject) ?? []))]

/** An entry that was found in two ways is one entry. */
const uniqueOf = (movements: readonly Movement[]): Movement[] =>
  [...new Map(movements.map((movement) => [`${movement.id} ${movement.subject} ${movement.currency}`, movement])).values()]

/** The facts that either side dates in the period, with all that both have of them. */
function within({ from, until }: Period, gateway: readonly Movement[], ledger: readonly Movement[]): { gateway: Movement[]; ledger: Movement[] } {
  const isIn = ({ at }: Movement): boolean => at >= from && at < until
  const subjects = new Set([...gateway, ...ledger].filter(isIn).map(({ subject }) => subject))
  const ofThem = ({ subject }: Movement): boolean => subjects.has(subject)
  return { gateway: gateway.filter(ofThem), ledger: ledger.filter(ofThem) }
}
