import { DateTime } from 'luxon'
import type { AccountKind } from '../ledger/accountKinds.ts'
import type { TransactionKind } from '../ledger/kinds.ts'
import { dayStart, isIn, since, weekStart, type Condition, type Moment } from '../lists/view.ts'
import { daysStart } from './days.ts'

/** What went from one kind of account to another on one day of a website. */
export type Flow = { date: string; from: AccountKind; to: AccountKind; minor: number }

/** What an admin wants to know of a period; whole minor units. */
export type MoneyFigures = {
  /** Through gateways, less what went out again. */
  inMinor: number
  /** For orders, out of wallets and bonus credit. */
  paidMinor: number
  /** Held funds that became somebody's, less what was taken back. */
  earnedMinor: number
  /** Of the earned: the website's own. */
  salesMinor: number
  /** Held funds that went back to clients. */
  refundedMinor: number
}

const CLIENTS: readonly AccountKind[] = ['client_wallet', 'client_bonus', 'gateway']

/** The figures of some days' flows. Of held funds: paid = earned + refunded + what is held more than before. */
export function moneyFigures(flows: readonly Flow[]): MoneyFigures {
  const sum = (fits: (flow: Flow) => boolean) => flows.reduce((total, flow) => total + (fits(flow) ? flow.minor : 0), 0)
  const ofClient = (kind: AccountKind) => CLIENTS.includes(kind)
  const net = (holds: (kind: AccountKind) => boolean) =>
    sum(({ from, to }) => from === 'held_funds' && holds(to)) - sum(({ from, to }) => to === 'held_funds' && holds(from))
  return {
    inMinor: sum(({ from }) => from === 'gateway') - sum(({ to }) => to === 'gateway'),
    paidMinor: sum(({ from, to }) => to === 'held_funds' && ofClient(from)),
    earnedMinor: net((kind) => !ofClient(kind)),
    salesMinor: net((kind) => kind === 'sales'),
    refundedMinor: sum(({ from, to }) => from === 'held_funds' && ofClient(to)),
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
  in: ['topped_up'],
  paid: ['paid_by_wallet', 'paid_by_gateway'],
  earned: ['earned', 'earning_reversed'],
  refunded: ['refunded_before_earned', 'refunded_after_earned'],
} as const satisfies Record<string, readonly TransactionKind[]>
export type Behind = keyof typeof BEHIND

export const transactionsBehind = (figure: Behind, period: PeriodName, moment: Moment): Condition[] =>
  [isIn('kind', BEHIND[figure]), since('postedAt', PERIODS[period].start(moment))]
