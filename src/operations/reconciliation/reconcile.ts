import type { PayloadRequest } from 'payload'
import type { Gateway, GatewayMovement } from '../../domain/gateways/gateway.ts'
import { compare, type Comparison, type Movement } from '../../domain/reconciliation/compare.ts'
import { now } from '../../lib/clock.ts'
import { asSystem } from '../../lib/context.ts'
import { disputesNamed, disputeSubject, movementsOfDisputes, movesNothing, type KnownDispute } from './disputeSubjects.ts'
import { subjectsOf } from './gatewayMovements.ts'
import { entriesBetween, toMovement, type GatewayEntry } from './ledgerMovements.ts'
import { movementsOfPayments, paymentsByIntent, paymentsOfEntries, paymentSubject, type KnownPayment } from './paymentSubjects.ts'
import { movementsOfPayouts, payoutsNamed, payoutSubject, type KnownPayout } from './payoutSubjects.ts'
import { movementsOfRefunds } from './refundSubjects.ts'

export type Period = { website: string; from: Date; until: Date }
export type Reconciled = Comparison & { gateway: Movement[]; ledger: Movement[]; payouts: GatewayMovement[]; payments: KnownPayment[]; disputes: KnownDispute[] }

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
    const entries = (await entriesBetween(req, { ...period, gateway: gateway.name })).filter((entry) => !movesNothing(entry))
    const disputes = await disputesNamed(req, { website: period.website, gateway: gateway.name, gatewayIds: around.filter(isAboutDispute).map(({ sourceId }) => sourceId), entries })
    const payouts = await payoutsNamed(req, { around, entries })
    const booked = await bookedIn(req, period, { entries, disputes, payouts })
    const known = await paymentsByIntent(req, around.flatMap(({ intentId }) => intentId ?? []))
    const payments = [...known.filter(({ website }) => website === period.website), ...booked.payments]
    const ledger = uniqueOf([...booked.movements, ...(await bookedOf(req, { ...period, gateway: gateway.name, payments, disputes, entries, payouts }))])
    const sides = within(period, ourOwn(around, { known, payouts }, period).flatMap(subjectsOf), ledger)
    const toBank = around.filter(({ kind, createdAt }) => kind === 'payout' && createdAt >= period.from && createdAt < period.until)
    return { ...compare({ ...sides, now: now(), graceHours: GRACE_HOURS }), ...sides, payouts: toBank, payments, disputes }
  })

async function read(gateway: Gateway, { from, until }: Period): Promise<GatewayMovement[]> {
  const movements: GatewayMovement[] = []
  for await (const movement of gateway.movementsSince(new Date(from.getTime() - BEFORE_MS), new Date(until.getTime() + AFTER_MS))) movements.push(movement)
  return movements
}

/** What somebody else's payment or payout on this platform moved, where several websites share the account. */
function ourOwn(around: readonly GatewayMovement[], { known, payouts }: { known: readonly KnownPayment[]; payouts: readonly KnownPayout[] }, { website }: Period): GatewayMovement[] {
  const isElsewhere = (each: { website: string }): boolean => each.website !== website
  const [intents, transfers] = [new Set(known.filter(isElsewhere).map(({ intentId }) => intentId)), new Set(payouts.filter(isElsewhere).map(({ gatewayId }) => gatewayId))]
  return around.filter(({ intentId, sourceId }) => !intents.has(intentId ?? '') && !transfers.has(sourceId))
}

const isAboutDispute = ({ kind }: GatewayMovement): boolean => kind === 'dispute' || kind === 'dispute_reversal'

type Booked = { movements: Movement[]; payments: KnownPayment[] }
type InPeriod = { entries: readonly GatewayEntry[]; disputes: readonly KnownDispute[]; payouts: readonly KnownPayout[] }

/** What the ledger dates in the period; refunds are looked up part by part. */
async function bookedIn(req: PayloadRequest, { website }: Period, { entries, disputes, payouts }: InPeriod): Promise<Booked> {
  const payments = await paymentsOfEntries(req, website, entries)
  const named = entries.map((entry) => toMovement(entry, disputeSubject(entry, disputes) ?? payoutSubject(entry, payouts) ?? paymentSubject(entry, payments) ?? `ledger ${entry.id}`))
  return { movements: named.filter((_movement, index) => !REFUNDS.includes(entries[index]!.kind)), payments }
}

const REFUNDS: readonly string[] = ['refunded_before_earned', 'refunded_after_earned', 'refund_failed']

type Facts = Period & { gateway: string; payments: readonly KnownPayment[]; disputes: readonly KnownDispute[]; entries: readonly GatewayEntry[]; payouts: readonly KnownPayout[] }

/** All that the ledger has of the facts that either side knows of, also outside of the period. */
async function bookedOf(req: PayloadRequest, { website, gateway, payments, disputes, entries, payouts }: Facts): Promise<Movement[]> {
  const payables = [...new Set([...payments.map(({ payableId }) => payableId), ...entries.map(({ document }) => document)])]
  const refunds = await movementsOfRefunds(req, { website, gateway, payables })
  const unclaimed = entries.filter(({ kind, id }) => REFUNDS.includes(kind) && !refunds.some((movement) => movement.id === id))
  const disputed = await movementsOfDisputes(req, { website, gateway, disputes })
  const paidOut = await movementsOfPayouts(req, { website, gateway, payouts: payouts.filter((payout) => payout.website === website) })
  return [...(await movementsOfPayments(req, { website, gateway, payments })), ...disputed, ...paidOut, ...refunds, ...unclaimed.map((entry) => toMovement(entry, `ledger ${entry.id}`))]
}

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
