import type { Endpoint } from 'payload'
import { z } from 'zod'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { PERIOD_NAMES } from '../../domain/overview/money.ts'
import { STAFF_ROLES } from '../../domain/users/roles.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { moment } from '../../lib/http/output.ts'
import { countDays } from '../../operations/overview/countDays.ts'
import { countTiles } from '../../operations/overview/countTiles.ts'
import { readMoney } from '../../operations/overview/readMoney.ts'
import { scopeFor } from '../../operations/overview/scopeFor.ts'

const path = z.string().describe('Address in the panel, below its root, of the list that is counted')
const websiteOf = z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() })
const count = z.int().min(0)

const Overview = z.object({
  at: moment,
  websites: z.array(websiteOf),
  sections: z.array(z.object({
    name: z.string(), title: z.string(),
    tiles: z.array(z.object({ name: z.string(), title: z.string(), hint: z.string(), isUrgent: z.boolean(), count, path })),
  })),
})

const Day = z.object({ date: z.iso.date(), placed: count, delivered: count, completed: count })

const amount = z.int().min(-MAX_AMOUNT_MINOR * 1_000).max(MAX_AMOUNT_MINOR * 1_000)
const InAndOut = z.object({ inMinor: amount, outMinor: amount, feesMinor: amount })
const Figures = InAndOut.extend({ paidMinor: amount, earnedMinor: amount, salesMinor: amount, refundedMinor: amount })
const Period = Figures.extend({ name: z.enum(PERIOD_NAMES), title: z.string(), from: moment, paths: z.object({ in: path, out: path, fees: path, paid: path, earned: path, refunded: path }) })
const MoneyDay = InAndOut.extend({ date: z.iso.date(), path })
const Money = z.object({ website: websiteOf, currency: z.string(), held: z.object({ amountMinor: amount, path }), periods: z.array(Period), days: z.array(MoneyDay) })

export const overview = endpoint({
  method: 'get',
  path: '/overview',
  summary: 'What is late, waits, is under way and came in, as the caller’s roles have it to do; each number with its list',
  access: STAFF_ROLES,
  output: Overview,
  handler: async ({ req, user }) => {
    const scope = await scopeFor(req, user)
    const sections = await countTiles(req, { scope, isSuperadmin: Boolean(user.superadmin) })
    return { at: scope.now.toISOString(), websites: scope.websites.map(told), sections }
  },
})

export const overviewDays = endpoint({
  method: 'get',
  path: '/overview/days',
  summary: 'Orders placed, delivered and completed on each of the last 30 days, in the time zone of each website',
  access: STAFF_ROLES,
  output: z.object({ at: moment, websites: z.array(websiteOf), days: z.array(Day) }),
  handler: async ({ req, user }) => {
    const scope = await scopeFor(req, user)
    return { at: scope.now.toISOString(), websites: scope.websites.map(told), days: await countDays(req, scope) }
  },
})

export const overviewMoney = endpoint({
  method: 'get',
  path: '/overview/money',
  summary: 'Money in and out, paid, earned, refunded and held, of the ledger, for the admins of each website; in and out by day too',
  access: ['admin'],
  output: z.object({ at: moment, money: z.array(Money) }),
  handler: async ({ req, user }) => {
    const scope = await scopeFor(req, user)
    const websites = scope.websites.filter(({ roles }) => roles.includes('admin'))
    const isWhole = scope.isWhole && websites.length === scope.websites.length
    return { at: scope.now.toISOString(), money: await readMoney(req, { ...scope, websites, isWhole }) }
  },
})

export const overviewEndpoints: Endpoint[] = [overview, overviewDays, overviewMoney]

const told = ({ id, name, timeZone }: z.infer<typeof websiteOf>) => ({ id, name, timeZone })
