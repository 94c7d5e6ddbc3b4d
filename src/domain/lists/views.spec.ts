import { describe, expect, it } from '@jest/globals'
import { ORDER_STATES } from '../orders/states.ts'
import { dayStart, queryOf, weekStart, whereOf } from './view.ts'
import { LIST_VIEWS, viewOf } from './views.ts'

const now = new Date('2026-03-08T04:30:00Z')
const newYork = { now, timeZone: 'America/New_York' }

describe('a view', () => {
  it('is an address of the list it counts', () => {
    expect(decodeURIComponent(queryOf(viewOf('orders', 'late'), newYork))).toBe(
      'where[or][0][and][0][state][in]=available,in_progress,in_review,in_revision' +
        '&where[or][0][and][1][deadline][less_than]=2026-03-08T04:30:00.000Z&sort=deadline',
    )
  })

  it('may be of several kinds of documents', () => {
    expect(whereOf(viewOf('orders', 'waiting-for-client'), newYork)).toEqual({
      or: [
        { and: [{ state: { in: ['awaiting_payment', 'delivered'] } }] },
        { and: [{ state: { equals: 'on_hold' } }, { heldBy: { equals: 'client' } }] },
      ],
    })
  })

  it('takes the day and the week of its time zone, whatever the clocks do', () => {
    // In New York it is still Saturday the 7th, and the 8th has 23 hours.
    expect([dayStart(newYork), dayStart(newYork, 1), dayStart(newYork, 2), weekStart(newYork)])
      .toEqual(['2026-03-07T05:00:00.000Z', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z', '2026-03-02T05:00:00.000Z'])
    expect(dayStart({ now, timeZone: 'Asia/Kathmandu' })).toBe('2026-03-07T18:15:00.000Z')
  })

  it('has a name of its own in its list, and words', () => {
    for (const [collection, views] of Object.entries(LIST_VIEWS)) {
      expect([collection, new Set(views.map(({ name }) => name)).size]).toEqual([collection, views.length])
      for (const { label, hint } of views) expect([label.trim(), hint.trim()]).not.toContain('')
    }
  })
})

it('puts each order that is not over into one of the lists of who has to act', () => {
  const lists = ['unclaimed', 'in-review', 'waiting-for-client', 'waiting-for-writer', 'on-hold'].map((name) => viewOf('orders', name))
  const states = lists.flatMap((view) => view.groups(newYork)).flatMap((group) => group.filter(([field]) => field === 'state').flatMap(([, , value]) => value))
  const open = ORDER_STATES.filter((state) => !['draft', 'completed', 'cancelled', 'expired'].includes(state))
  expect([...new Set(states)].sort()).toEqual([...open].sort())
})
