import { describe, expect, it } from '@jest/globals'
import { whereOf } from '../../domain/lists/view.ts'
import { LIST_VIEWS } from '../../domain/lists/views.ts'
import { groupsOf, matchOf, partsOf, withRest } from './filters.ts'

const at = (iso: string) => ({ now: new Date(iso), timeZone: 'Europe/Berlin' })
const named = (list: string, iso: string) => LIST_VIEWS[list]!.map((view) => ({ key: view.name, groups: view.groups(at(iso)) }))

describe('a filter of an address', () => {
  it.each(Object.keys(LIST_VIEWS))('is known for the view of %s that it is, at another moment', (list) => {
    for (const view of LIST_VIEWS[list]!) {
      const where = JSON.parse(JSON.stringify(whereOf(view, at('2026-03-04T09:00:00Z'))))
      expect([view.name, matchOf(groupsOf(where), named(list, '2026-03-04T10:00:00Z'))]).toMatchObject([view.name, { key: view.name, rest: [] }])
    }
  })

  it('may ask for more than the view, in each of its groups', () => {
    const [client] = [['client', 'equals', 'c']] as const
    const orders = named('orders', '2026-03-02T09:00:00Z')
    const waiting = orders.find(({ key }) => key === 'waiting-for-client')!
    expect(matchOf(withRest(waiting.groups, [client]), orders)).toEqual({ key: 'waiting-for-client', rest: [client], ageMs: 0 })
    expect(matchOf([[...waiting.groups[0]!, client], waiting.groups[1]!], orders)).toBeNull()
  })

  it('is read however it is written', () => {
    const group = [['state', 'in', 'a,b']]
    expect(groupsOf({ state: { in: 'a,b' } })).toEqual([group])
    expect(groupsOf({ and: [{ state: { in: 'a,b' } }] })).toEqual([group])
    expect(groupsOf({ or: { 0: { and: { 0: { state: { in: 'a,b' } } } } } })).toEqual([group])
    expect(groupsOf(undefined)).toEqual([])
    expect(groupsOf({ and: [{ or: [{ state: { in: 'a' } }] }] })).toBeNull()
    expect(groupsOf({ or: [{ state: { in: 'a' } }], title: { like: 'x' } })).toBeNull()
  })

  it('is written as the parts of an address', () => {
    expect(partsOf('where', { or: [{ and: [{ state: { in: ['a', 'b&c'] } }] }], nothing: undefined }))
      .toEqual(['where[or][0][and][0][state][in][0]=a', 'where[or][0][and][0][state][in][1]=b%26c'])
  })
})
