import { expect, it } from '@jest/globals'
import type { SanitizedCollectionConfig, Where } from 'payload'
import { whereSql } from './whereSql.ts'

const config = {
  flattenedFields: [
    { name: 'state', type: 'select' }, { name: 'website', type: 'relationship' }, { name: 'createdAt', type: 'date' },
    { name: 'title', type: 'text', virtual: 'user.displayName' }, { name: 'roles', type: 'array', flattenedFields: [] },
  ],
} as unknown as SanitizedCollectionConfig
const sql = (where: Where | boolean) => {
  const values: unknown[] = ['before']
  return [whereSql(config, where, values), ...values.slice(1)]
}

it('writes conditions with their values aside', () => {
  const where = { or: [{ and: [{ state: { in: ['a', "b'; drop table orders"] } }, { website: { equals: 'w' } }] }, { createdAt: { less_than: 'now', exists: 'true' } }] }
  expect(sql(where as never)).toEqual([
    '(("state" in ($2, $3) and "website_id" = $4) or ("created_at" < $5 and "created_at" is not null))',
    'a', "b'; drop table orders", 'w', 'now',
  ])
})

it('knows everything, nothing, and lists of nothing', () => {
  expect(sql(true)).toEqual(['true'])
  expect(sql(false)).toEqual(['false'])
  expect(sql({})).toEqual(['true'])
  expect(sql({ or: [] })).toEqual(['false'])
  expect(sql({ state: { in: [] } })).toEqual(['false'])
  expect(sql({ state: { not_equals: 'a' } })).toEqual(['"state" is distinct from $2', 'a'])
})

it.each([{ title: { equals: 'x' } }, { 'website.name': { equals: 'x' } }, { roles: { equals: 'x' } }, { nothing: { equals: 'x' } }, { state: { near: 'x' } }])('does not guess: %j', (where) => {
  expect(() => sql(where as never)).toThrow('known')
})
