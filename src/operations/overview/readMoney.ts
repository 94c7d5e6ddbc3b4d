import type { PayloadRequest } from 'payload'
import { BEHIND_NAMES, transactionsBehind, transactionsOfDay, flowsSince, moneyByDay, moneyFigures, PERIOD_NAMES, PERIODS, type Behind, type Flow, type MoneyFigures, type PeriodName } from '../../domain/overview/money.ts'
import { daysStart } from '../../domain/overview/days.ts'
import type { Scope, ScopeWebsite } from '../../domain/overview/scope.ts'
import { listPath } from '../../domain/overview/tileGroups.ts'
import { is, type Condition } from '../../domain/lists/view.ts'
import { orderWorkflow } from '../../domain/orders/workflow.ts'
import { rows } from '../../lib/db/rows.ts'

export type MoneyPeriod = MoneyFigures & { name: PeriodName; title: string; from: string; paths: Record<Behind, string> }
/** The money of one website in one currency; `path` and `paths` are addresses in the panel of what is behind a figure. */
export type WebsiteMoney = {
  website: { id: string; name: string; timeZone: string }
  currency: string
  held: { amountMinor: number; path: string }
  periods: MoneyPeriod[]
  /** The last 30 days, today last. */
  days: MoneyDay[]
}

export type MoneyDay = ReturnType<typeof moneyByDay>[number] & { path: string }

type FlowRow = Flow & { website: string; currency: string }
type HeldRow = { website: string; currency: string; held: number }

const FLOWS = `
  select p.website_id as website, p.currency, to_char(p.posted_at at time zone s.zone, 'YYYY-MM-DD') as date,
    x.kind::text as kind, f.kind::text as "from", t.kind::text as "to", sum(p.amount_minor) as minor
  from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as s(id, zone, start)
  join ledger_postings p on p.website_id = s.id and p.posted_at >= s.start
  join ledger_transactions x on x.id = p.transaction_id
  join ledger_accounts f on f.id = p.from_id
  join ledger_accounts t on t.id = p.to_id
  group by 1, 2, 3, 4, 5, 6`

// Nothing is held in a final state, and nothing of a draft: so these are all accounts that hold something.
const HOLDING = orderWorkflow.states.filter((state) => state !== orderWorkflow.initial && !orderWorkflow.final.includes(state))

// Behind row-level security only a comparison without a conversion in it finds by index.
const HELD = `
  with o as materialized (
    select id::text as text, website_id, currency from orders
    where website_id = any($1) and state in (${HOLDING.map((state) => `'${state}'`).join(', ')}))
  select a.website_id as website, a.currency, sum(a.balance_minor) as held
  from o
  join ledger_accounts a on a.website_id = o.website_id and a.kind = 'held_funds' and a.owner_kind = 'orders'
    and a.owner_id = o.text and a.currency = o.currency
  group by 1, 2`

/**
 * Money in, paid, earned and refunded in the last 30 days, by websites and currencies, and what is held
 * now: sums of the ledger's postings and balances, in days of each website's time zone.
 */
export async function readMoney(req: PayloadRequest, scope: Scope): Promise<WebsiteMoney[]> {
  const ids = scope.websites.map(({ id }) => id)
  const zones = scope.websites.map(({ timeZone }) => timeZone)
  const flows = await rows<FlowRow>(req, FLOWS, [ids, zones, zones.map((timeZone) => daysStart({ now: scope.now, timeZone }))])
  const held = await rows<HeldRow>(req, HELD, [ids])
  return scope.websites.flatMap((website) =>
    currenciesOf(website, [...flows, ...held]).map((currency) => {
      const isHere = (row: { website: string; currency: string }) => row.website === website.id && row.currency === currency
      return moneyOf({ website, currency, scope, flows: flows.filter(isHere), heldMinor: held.find(isHere)?.held ?? 0 })
    }))
}

/** A website's own currency, and whatever else its books know. */
const currenciesOf = ({ id, currency }: ScopeWebsite, found: { website: string; currency: string }[]): string[] =>
  [...new Set([currency, ...found.filter(({ website }) => website === id).map((row) => row.currency)])]

type Found = { website: ScopeWebsite; currency: string; scope: Scope; flows: Flow[]; heldMinor: number }

function moneyOf({ website: { id, name, timeZone }, currency, scope, flows, heldMinor }: Found): WebsiteMoney {
  const moment = { now: scope.now, timeZone }
  const here: Condition[] = scope.isWhole && scope.websites.length === 1 ? [] : [is('website', id)]
  const pathOf = (figure: Behind, period: PeriodName) => listPath('ledger-transactions', [[...transactionsBehind(figure, period, moment), ...here]])
  return {
    website: { id, name, timeZone },
    currency,
    held: { amountMinor: heldMinor, path: listPath('ledger-accounts', [[is('kind', 'held_funds'), ['balanceMinor', 'greater_than', '0'], is('currency', currency), ...here]]) },
    periods: PERIOD_NAMES.map((period) => ({
      name: period, title: PERIODS[period].title, from: PERIODS[period].start(moment),
      ...moneyFigures(flowsSince(flows, period, moment)),
      paths: Object.fromEntries(BEHIND_NAMES.map((figure) => [figure, pathOf(figure, period)])) as Record<Behind, string>,
    })),
    days: moneyByDay(flows, moment).map((day) => ({ ...day, path: listPath('ledger-transactions', [[...transactionsOfDay(day.date, timeZone), ...here]]) })),
  }
}
