import { describe, expect, it } from '@jest/globals'
import { daysGroups, lastDates } from './days.ts'
import { flowsSince, moneyByDay, moneyFigures, type Flow } from './money.ts'
import type { Scope } from './scope.ts'
import { groupsIn, listPath, scopeOf } from './tileGroups.ts'
import { TILES } from './tiles.ts'

const now = new Date('2026-03-09T02:00:00Z')
const website = (id: string, timeZone: string, ...roles: string[]) => ({ id, name: id, currency: 'USD', timeZone, roles })
const flow = (kind: Flow['kind'], from: Flow['from'], to: Flow['to'], minor: number, date = '2026-03-08'): Flow => ({ date, kind, from, to, minor })

describe('the money of a home', () => {
  const flows = [
    flow('topped_up', 'gateway', 'client_wallet', 50_000, '2026-03-01'), flow('gateway_fee', 'gateway_cost', 'gateway', 1_480, '2026-03-01'),
    flow('paid_by_wallet', 'client_bonus', 'held_funds', 1_000), flow('paid_by_wallet', 'client_wallet', 'held_funds', 9_000),
    flow('earned', 'held_funds', 'writer_pending', 4_500), flow('earned', 'held_funds', 'sales', 4_000), flow('earned', 'held_funds', 'tax', 500),
    flow('earning_reversed', 'writer_pending', 'held_funds', 450), flow('earning_reversed', 'sales', 'held_funds', 400), flow('earning_reversed', 'tax', 'held_funds', 50),
    flow('refunded_before_earned', 'held_funds', 'client_wallet', 600), flow('adjusted', 'goodwill_cost', 'client_wallet', 77), flow('earning_cleared', 'writer_pending', 'writer_available', 45),
    flow('paid_by_gateway', 'gateway', 'held_funds', 2_000), flow('refunded_before_earned', 'held_funds', 'gateway', 300), flow('refund_failed', 'gateway', 'held_funds', 300),
    flow('payout_confirmed', 'payout_in_transit', 'gateway', 700), flow('payout_returned', 'gateway', 'writer_available', 200),
    flow('dispute_opened', 'chargeback_cost', 'gateway', 150), flow('dispute_opened', 'gateway_cost', 'gateway', 15),
    flow('dispute_lost', 'client_wallet', 'gateway', 90), flow('dispute_lost', 'gateway', 'chargeback_cost', 90),
  ]

  it('takes back what was reversed, and leaves out what only moves between people', () => {
    expect(moneyFigures(flows)).toEqual({ inMinor: 52_000, outMinor: 650, feesMinor: 1_495, paidMinor: 12_000, earnedMinor: 8_100, salesMinor: 3_600, refundedMinor: 600 })
  })

  it('adds up to what lies at the gateways more than before, in all and day by day', () => {
    const { inMinor, outMinor, feesMinor } = moneyFigures(flows)
    const atGateway = flows.reduce((sum, { from, to, minor }) => sum + (from === 'gateway' ? minor : 0) - (to === 'gateway' ? minor : 0), 0)
    expect(inMinor - outMinor - feesMinor).toBe(atGateway)
    const days = moneyByDay(flows, { now, timeZone: 'America/New_York' })
    expect(days.reduce((sum, day) => sum + day.inMinor - day.outMinor - day.feesMinor, 0)).toBe(atGateway)
    expect([days.length, days.at(-1)]).toEqual([30, { date: '2026-03-08', inMinor: 2_000, outMinor: 650, feesMinor: 15 }])
  })

  it('counts a period by the days of the website', () => {
    // In New York it is still Sunday the 8th, and the week began on Monday the 2nd.
    const moment = { now, timeZone: 'America/New_York' }
    expect(moneyFigures(flowsSince(flows, 'today', moment)).paidMinor).toBe(12_000)
    expect(moneyFigures(flowsSince(flows, 'week', moment)).inMinor).toBe(2_000)
    expect(moneyFigures(flowsSince(flows, 'days', moment)).inMinor).toBe(52_000)
    expect(moneyFigures(flowsSince(flows, 'today', { now, timeZone: 'Europe/Berlin' })).paidMinor).toBe(0)
  })
})

describe('the numbers of a home', () => {
  const both: Scope = { now, isWhole: false, websites: [website('ink', 'America/New_York', 'support'), website('fed', 'Europe/Berlin', 'editor')] }
  const tile = (name: string) => TILES.find((each) => each.name === name)!

  it('are of the websites on which somebody has the role for them', () => {
    expect(scopeOf(tile('unclaimed'), both).websites.map(({ id }) => id)).toEqual(['ink'])
    expect(scopeOf(tile('late-orders'), both).websites.map(({ id }) => id)).toEqual(['ink', 'fed'])
    expect(groupsIn(tile('adjustments').view, scopeOf(tile('adjustments'), both))).toEqual([])
  })

  it('take the day of each time zone', () => {
    expect(groupsIn(tile('delivered-today').view, both)).toEqual([
      [['deliveredAt', 'greater_than_equal', '2026-03-08T05:00:00.000Z'], ['website', 'in', ['ink']]],
      [['deliveredAt', 'greater_than_equal', '2026-03-08T23:00:00.000Z'], ['website', 'in', ['fed']]],
    ])
  })

  it('lead to a list without a filter by website where it shows no other anyway', () => {
    const one: Scope = { ...both, isWhole: true, websites: [both.websites[0]!] }
    expect(decodeURIComponent(listPath('orders', groupsIn(tile('unclaimed').view, one), 'deadline'))).toBe('/collections/orders?where[or][0][and][0][state][equals]=available&sort=deadline')
    expect(daysGroups('completed', one)).toEqual([[['completedAt', 'greater_than_equal', '2026-02-07T05:00:00.000Z']]])
  })
})

it('has thirty days, today last, whatever the clocks do', () => {
  const dates = lastDates({ now, timeZone: 'America/New_York' })
  expect([dates.length, dates[0], dates.at(-1)]).toEqual([30, '2026-02-07', '2026-03-08'])
})
