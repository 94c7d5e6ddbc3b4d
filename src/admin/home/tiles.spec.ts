import { expect, it } from '@jest/globals'
import { listAddress, TILES } from './tiles.ts'

const now = new Date('2026-07-01T13:00:00Z')
const address = (title: string) => decodeURIComponent(listAddress('/admin', TILES.find((tile) => tile.title === title)!, now))

it('leads from a number to the list it counts', () => {
  expect(address('Top-ups to confirm')).toBe('/admin/collections/top-ups?where[or][0][and][0][state][equals]=pending')
  expect(address('Late orders')).toBe(
    '/admin/collections/orders?where[or][0][and][0][state][in]=in_progress,in_revision,in_review,on_hold' +
      '&where[or][0][and][1][deadline][less_than]=2026-07-01T13:00:00.000Z',
  )
})
