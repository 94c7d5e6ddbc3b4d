import { describe, expect, it } from '@jest/globals'
import type { SanitizedCollectionConfig } from 'payload'
import { sortProblems, whereProblems } from './queryProblems.ts'

const collection = (flattenedFields: object[]) => ({ config: { flattenedFields } as unknown as SanitizedCollectionConfig })
const collections = {
  users: collection([{ name: 'email', type: 'email' }, { name: 'hash', type: 'text', hidden: true }, { name: 'friend', type: 'relationship', relationTo: 'users' }]),
  orders: collection([
    { name: 'title', type: 'text' },
    { name: 'client', type: 'relationship', relationTo: 'users' },
    { name: 'clientHash', type: 'text', virtual: 'client.hash' },
    { name: 'watchers', type: 'relationship', relationTo: 'users', hasMany: true },
    { name: 'files', type: 'join', collection: 'files' },
    { name: 'settings', type: 'group', flattenedFields: [{ name: 'secret', type: 'text', hidden: true }, { name: 'owner', type: 'relationship', relationTo: 'users' }] },
  ]),
  files: collection([{ name: 'key', type: 'text', hidden: true }, { name: 'order', type: 'relationship', relationTo: 'orders' }]),
}
const walk = { collections, hops: 0, readsAll: () => true }
const where = (filter: object) => whereProblems(collections.orders.config, filter, walk)

describe('a filter', () => {
  it.each([
    [{ title: { equals: 'x' } }],
    [{ or: [{ title: { like: 'x' } }, { and: [{ client: { in: ['1', '2'] } }] }] }],
    [{ 'client.email': { exists: true } }],
    [{ client__email: { exists: true } }],
    [{ 'client.id': { equals: '1' } }],
    [{ watchers: { contains: { email: { like: 'x' } } } }],
    [{ 'settings.owner.email': { like: 'x' } }],
    [{ 'nothing.at.all': { exists: true } }],
  ])('may be %j', (filter) => expect(where(filter)).toEqual([]))

  it.each([
    ['a hidden field', { 'client.hash': { like: 'a%' } }, 'client.hash'],
    ['one with GraphQL’s dots', { client__hash: { like: 'a%' } }, 'client__hash'],
    ['one in a group', { 'settings.secret': { like: 'a' } }, 'settings.secret'],
    ['one among others', { AND: [{ title: { equals: 'x' } }, { or: [{ 'client.hash': { like: 'a' } }] }] }, 'client.hash'],
    ['one behind a virtual field', { clientHash: { like: 'a' } }, 'clientHash'],
    ['an object where a value belongs', { title: { equals: { not: 1 } } }, 'title'],
    ['a list of objects', { title: { in: ['x', {}] } }, 'title'],
    ['one through a list', { 'files.key': { like: 'a' } }, 'files.key'],
    ['one in a filter within a filter', { watchers: { contains: { hash: { like: 'a' } } } }, 'watchers'],
    ['a second relation', { 'client.friend.email': { like: 'a' } }, 'client.friend.email'],
    ['a second relation through a list', { 'files.order.title': { like: 'a' } }, 'files.order.title'],
    ['a second relation in a filter within a filter', { watchers: { contains: { friend: { contains: { email: { like: 'a' } } } } } }, 'watchers'],
  ])('may not be about %s', (_case, filter, path) => expect(where(filter)).toEqual([path]))
})

it.each([
  ['title', []],
  ['-client.email,title', []],
  [['title', '-client.hash'], ['client.hash']],
  ['title,-settings.secret', ['settings.secret']],
])('an order by %p has the problems %p', (sort, problems) => {
  expect(sortProblems(collections.orders.config, sort, walk)).toEqual(problems)
})

it('an order through a relation is for who reads all that it leads to, but for the name that people see', () => {
  const some = { ...walk, readsAll: () => false }
  expect(sortProblems(collections.orders.config, 'client.email,client.displayName,client.id,client', some)).toEqual(['client.email'])
  expect(whereProblems(collections.orders.config, { 'client.email': { like: 'x' } }, some)).toEqual([])
})
