import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Company, startCompany } from '../support/company.ts'

/** GraphQL under abuse. */
const REFUSED_WITHIN_MS = 5_000
let co: Company
beforeAll(async () => {
  co = await startCompany()
  await co.as('client', 'POST', '/api/graphql', { query: '{ Users { totalDocs } }' })
})
afterAll(() => co.app.stop())

const ask = (query: string) => co.as('client', 'POST', '/api/graphql', { query })
const times = (count: number, each: (i: number) => string) => Array.from({ length: count }, (_, i) => each(i)).join(' ')
const nested = (depth: number): string => (depth === 0 ? 'id' : `user { ${nested(depth - 1)} }`)

const abuses: [string, string][] = [
  ['15 levels', `{ Users { docs { ${nested(15)} } } }`],
  ['15 levels in fragments', `{ Users { docs { ...F0 } } } ${times(15, (i) => `fragment F${i} on User { a${i}: user { ...F${i + 1} } }`)} fragment F15 on User { id }`],
  ['1,000 aliases', `{ ${times(1_000, (i) => `a${i}: Users { totalDocs }`)} }`],
  ['1,000 aliases below', `{ Users { docs { ${times(1_000, (i) => `a${i}: id`)} } } }`],
  ['1,000 aliases in a fragment', `{ ...F } fragment F on Query { ${times(1_000, (i) => `a${i}: Users { totalDocs }`)} }`],
  ['60 lists at once', `{ ${times(60, (i) => `a${i}: Users { docs { id } }`)} }`],
  ['20 lists whose fields cost too much together', `{ ${times(20, (i) => `a${i}: Users { docs { ${times(25, (j) => `b${j}: id`)} } }`)} }`],
  ['fragments that hold each other', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  ['a fragment that holds itself', '{ Users { ...A } } fragment A on Users { totalDocs ...A }'],
  ['fragments that double 24 times', `{ Users { ...F24 } } fragment F0 on Users { totalDocs } ${times(24, (i) => `fragment F${i + 1} on Users { ...F${i} ...F${i} }`)}`],
  ['300 fragments of fragments', `{ Users { ${times(300, (i) => `...F${i}`)} } } ${times(300, (i) => `fragment F${i} on Users { totalDocs ${i ? `...F${i - 1}` : ''} }`)}`],
  ['1,000 directives', `{ Users ${'@skip(if: false) '.repeat(1_000)} { totalDocs } }`],
  ['a tower of brackets', `${'{ a '.repeat(4_000)}`],
  ['a tower of lists', `{ Users(where: ${'{AND: ['.repeat(3_000)}`],
  ['250 KB of names', `{ ${'id '.repeat(80_000)} }`],
]

describe('a query of', () => {
  it.each(abuses)('%s is refused at once', async (_case, query) => {
    const from = performance.now()
    const { status, body } = await ask(query)
    expect(performance.now() - from).toBeLessThan(REFUSED_WITHIN_MS)
    expect(status).toBeLessThan(500)
    expect(body.data).toBeUndefined()
    for (const error of body.errors) expect(error.extensions).toEqual({ code: 'invalid_input', status: 400 })
  })

  it('1 MB is refused at once', async () => {
    const from = performance.now()
    expect(await ask(`{ ${'id '.repeat(330_000)} }`)).toMatchObject({ status: 413, body: { code: 'payload_too_large' } })
    expect(performance.now() - from).toBeLessThan(REFUSED_WITHIN_MS)
  })

  it('several operations, or none, is refused', async () => {
    for (const query of ['query A { Users { totalDocs } } query B { Users { totalDocs } }', '', '# nothing']) {
      const { body } = await ask(query)
      expect(body.data).toBeUndefined()
    }
  })

  it('a list of queries is refused', async () => {
    const answer = await co.as('client', 'POST', '/api/graphql', '[{"query":"{ Users { totalDocs } }"}]', { 'content-type': 'application/json' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  })

  it('a change by GET is refused', async () => {
    const query = encodeURIComponent(`mutation { updateUser(id: "${co.people.client.id}", data: { displayName: "x" }) { id } }`)
    expect((await co.as('client', 'GET', `/api/graphql?query=${query}`)).status).toBe(405)
  })
})

describe('a refusal', () => {
  const missing = '01890000-0000-7000-8000-000000000001'

  it.each([
    ['not_found', () => `{ User(id: "${missing}") { id } }`],
    ['not_found', () => `{ User(id: "${co.people.outsider.id}") { id } }`],
    ['not_found', () => `mutation { updateUser(id: "${co.people.outsider.id}", data: { displayName: "x" }) { id } }`],
    ['forbidden', () => `mutation { deleteUser(id: "${co.people.client.id}") { id } }`],
    ['forbidden', () => '{ Timers { totalDocs } countMails { totalDocs } }'],
    ['password_too_weak', () => `mutation { updateUser(id: "${co.people.client.id}", data: { password: "short" }) { id } }`],
  ])('carries the code %s', async (code, query) => {
    const { status, body } = await ask(query())
    expect(status).toBe(200)
    for (const error of body.errors) expect(error).toMatchObject({ message: expect.any(String), extensions: { code } })
    expect(JSON.stringify(body)).not.toMatch(/stack|select |node_modules/)
  })
})

describe('in production', () => {
  const before = process.env.NODE_ENV
  afterEach(() => void Object.assign(process.env, { NODE_ENV: before }))

  it.each(['{ __schema { types { name } } }', '{ __type(name: "User") { fields { name } } }'])('the schema is not told: %s', async (query) => {
    expect((await ask(query)).body.data).toBeDefined()
    Object.assign(process.env, { NODE_ENV: 'production' })
    const { body } = await ask(query)
    expect(body.data).toBeUndefined()
    expect(body.errors[0].extensions.code).toBe('invalid_input')
  })

  it('no names are suggested either', async () => {
    Object.assign(process.env, { NODE_ENV: 'production' })
    expect((await ask('{ Userz { totalDocs } }')).body.errors[0].message).toBe('Cannot query field "Userz" on type "Query".')
  })

  it('there is no playground', async () => {
    for (const path of ['/api/graphql-playground', '/graphql-playground']) expect((await co.as('superadmin', 'GET', path)).status).toBe(404)
  })
})
