import { DateTime } from 'luxon'
import type { AccountKind } from '../ledger/accountKinds.ts'
import type { TransactionKind } from '../ledger/kinds.ts'
import { dayStart, isIn, since, weekStart, type Condition, type Moment } from '../lists/view.ts'
import { daysStart, lastDates, onDay } from './days.ts'

/** What went from one kind of account to another on one day of a website, by the same kind of transaction. */
export type Flow = { date: string; kind: TransactionKind; from: AccountKind; to: AccountKind; minor: number }

/** What an admin wants to know of a period; whole minor units. In less out less fees is what lies at the gateways more than before. */
export type MoneyFigures = {
  /** Paid in through gateways. */
  inMinor: number
  /** Paid out through gateways: to clients, writers and the banks of clients who dispute, less what came back. */
  outMinor: number
  /** What the gateways kept. */
  feesMinor: number
  /** For orders, by gateways and out of wallets and bonus credit. */
  paidMinor: number
  /** Held funds that became somebody's, less what was taken back. */
  earnedMinor: number
  /** Of the earned: the website's own. */
  salesMinor: number
  /** Held funds that went back to clients, less refunds that failed. */
  refundedMinor: number
}

const CLIENTS: readonly AccountKind[] = ['client_wallet', 'client_bonus', 'gateway']
const MONEY_IN: readonly TransactionKind[] = ['topped_up', 'paid_by_gateway', 'excess_credited']
const PAID: readonly TransactionKind[] = ['paid_by_wallet', 'paid_by_gateway']

/** The figures of some days' flows. Of held funds: paid = earned + refunded + what is held more than before. */
export function moneyFigures(flows: readonly Flow[]): MoneyFigures {
  const sum = (fits: (flow: Flow) => boolean) => flows.reduce((total, flow) => total + (fits(flow) ? flow.minor : 0), 0)
  const ofClient = (kind: AccountKind) => CLIENTS.includes(kind)
  const leaves = (account: AccountKind, fits: (other: AccountKind, flow: Flow) => boolean) =>
    sum((flow) => flow.from === account && fits(flow.to, flow)) - sum((flow) => flow.to === account && fits(flow.from, flow))
  const isFee = (other: AccountKind) => other === 'gateway_cost'
  return {
    inMinor: leaves('gateway', (other, { kind }) => MONEY_IN.includes(kind) && !isFee(other)),
    outMinor: 0 - leaves('gateway', (other, { kind }) => !MONEY_IN.includes(kind) && !isFee(other)),
    feesMinor: 0 - leaves('gateway', isFee),
    paidMinor: sum(({ from, to, kind }) => to === 'held_funds' && ofClient(from) && PAID.includes(kind)),
    earnedMinor: leaves('held_funds', (other) => !ofClient(other)),
    salesMinor: leaves('held_funds', (other) => other === 'sales'),
    refundedMinor: leaves('held_funds', (other, { kind }) => ofClient(other) && !PAID.includes(kind)),
  }
}

export const PERIODS = {
  today: { title: 'Today',        start: (moment: Moment) => dayStart(moment) },
  week:  { title: 'This week',    start: weekStart },
  days:  { title: 'Last 30 days', start: daysStart },
} as const
export type PeriodName = keyof typeof PERIODS
export const PERIOD_NAMES = Object.keys(PERIODS) as PeriodName[]

/** The flows since the beginning of a period, by the days of the website's zone. */
export function flowsSince(flows: readonly Flow[], period: PeriodName, moment: Moment): Flow[] {
  const first = DateTime.fromISO(PERIODS[period].start(moment), { zone: moment.timeZone }).toISODate()!
  return flows.filter(({ date }) => date >= first)
}

/** The transactions behind a figure, for those that have a list of their own. */
export const BEHIND = {
  in: MONEY_IN,
  out: ['withdrawn', 'refunded_before_earned', 'refunded_after_earned', 'refund_failed', 'payout_confirmed', 'payout_returned', 'dispute_opened', 'dispute_won', 'dispute_lost'],
  fees: ['gateway_fee', 'dispute_opened', 'dispute_won', 'dispute_lost'],
  paid: PAID,
  earned: ['earned', 'earning_reversed'],
  refunded: ['refunded_before_earned', 'refunded_after_earned', 'refund_failed', 'dispute_lost'],
} as const satisfies Record<string, readonly TransactionKind[]>
export type Behind = keyof typeof BEHIND
export const BEHIND_NAMES = Object.keys(BEHIND) as Behind[]

export const transactionsBehind = (figure: Behind, period: PeriodName, moment: Moment): Condition[] =>
  [isIn('kind', BEHIND[figure]), since('postedAt', PERIODS[period].start(moment))]

/** Money in and out on each of the last 30 days of a website, today last. */
export const moneyByDay = (flows: readonly Flow[], moment: Moment): (Pick<MoneyFigures, 'inMinor' | 'outMinor' | 'feesMinor'> & { date: string })[] =>
  lastDates(moment).map((date) => {
    const { inMinor, outMinor, feesMinor } = moneyFigures(flows.filter((flow) => flow.date === date))
    return { date, inMinor, outMinor, feesMinor }
  })

/** The transactions of one day through gateways, whichever way. */
export const transactionsOfDay = (date: string, timeZone: string): Condition[] =>
  [isIn('kind', [...new Set([...BEHIND.in, ...BEHIND.out, ...BEHIND.fees])]), ...onDay('postedAt', date, timeZone)]
