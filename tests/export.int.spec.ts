import http from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { columnsOf } from '../src/operations/lists/exportColumns.ts'
import { startOrderApp, type OrderApp, type OrderDoc, type Who } from './support/orderApp.ts'

let t: OrderApp
let order: OrderDoc
beforeAll(async () => {
  t = await startOrderApp()
  order = await t.bring('in_progress', { title: '=HYPERLINK("http://evil.example","Click, please")' })
  await t.bring('available', { title: 'Two\nlines, and a "quote"' })
})
afterAll(() => t?.app.stop())

const get = (who: Who | null, query = '', collection = 'orders') => t.as(who, 'GET', `/api/${collection}/export.csv${query}`)
/** Cells by the names of their columns; quoted cells may hold commas, quotes and lines. */
function parsed(text: string): Record<string, string>[] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') lines.push([])
    if (end === '') break
  }
  const [head, ...rest] = lines.filter((line) => line.length > 1 || line[0] !== '')
  return rest.map((line) => Object.fromEntries(head!.map((name, i) => [name, line[i]!])))
}
const rowsOf = async (who: Who, query = '', collection = 'orders') => {
  const { status, body, headers } = await get(who, query, collection)
  if (status !== 200) throw new Error(JSON.stringify(body))
  const found = parsed(body)
  expect(Number(headers.get('x-total-rows'))).toBe(found.length)
  return found
}

// The seal of the books is no secret: it is there to be compared.
const SECRETS = ['hash', 'salt', 'resetPasswordToken', '_verificationToken', 'storageKey', 'sessions', 'loginAttempts', 'lockUntil']

describe('the file of a list', () => {
  it('is for people who may read the list', async () => {
    expect((await get(null)).status).toBe(401)
    expect((await get('client', '', 'adjustments')).body.code).toBe('forbidden')
    expect((await get('editor', '', 'ledger-accounts')).status).toBe(403)
    expect((await get('admin', '', 'mails')).status).toBe(403)
  })

  it('refuses filters, orders and columns that the list lacks or the caller may not read', async () => {
    for (const query of ['?where[nothing][equals]=1', '?where=all', '?columns=number,nothing', '?where[quoteHash][equals]=x&columns=number', '?limit=5']) {
      const who = query.includes('quoteHash') ? 'writer' : 'support'
      expect([query, (await get(who, query)).status]).toEqual([query, 400])
    }
    expect((await get('support', '?columns=nothing')).body.detail).toContain('The list has no column “nothing”. It has ')
    expect((await get('superadmin', '?where[hash][exists]=true', 'users')).status).toBe(400)
    expect((await get('superadmin', '?columns=displayName,hash', 'users')).status).toBe(400)
  })

  it('has names for ids, decimals for cents, the website’s time with its offset, and no formula', async () => {
    const [row] = await rowsOf('support', `?where[id][equals]=${order.id}&columns=number,title,state,clientName,service,deadline,totalMinor,needsReview,website`)
    expect(row).toEqual({
      Number: order.number, Title: `'=HYPERLINK("http://evil.example","Click, please")`, State: 'In progress', Client: t.emails.client.split('@')[0],
      Service: 'Blog article', Deadline: '2026-03-06 08:00:00 -05:00', Total: '82.80', Currency: 'USD', 'Needs review': 'yes', Website: 'inkwell',
    })
  })

  it('keeps the filter, the search and the order, and begins with a byte order mark when asked', async () => {
    expect((await rowsOf('support', '?where[state][equals]=available&columns=title')).map(({ Title }) => Title)).toEqual(['Two\nlines, and a "quote"'])
    expect(await rowsOf('support', '?search=HYPERLINK&columns=number,state')).toHaveLength(1)
    const titles = async (sort: string) => (await rowsOf('support', `?sort=${sort}&columns=number,state`)).map(({ Number }) => Number)
    expect(await titles('number')).toEqual((await titles('-number')).toReversed())
    const { body, headers } = await get('support', '?bom=true')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(headers.get('content-disposition')).toBe('attachment; filename="orders-2026-03-02.csv"')
    // The reader of a text answer takes a mark away.
    expect(body.startsWith('Number,Title')).toBe(true)
    const bytes = new Uint8Array(await (await fetch(new URL('/api/orders/export.csv?bom=true', t.app.url), { headers: { authorization: `JWT ${await t.app.mintSession(t.emails.support)}`, 'x-website': 'inkwell' } })).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('shows each caller what a list shows them, field by field', async () => {
    const columns = '?columns=number,totalMinor,writerShareMinor,clientName'
    expect(await rowsOf('stranger', columns)).toEqual([])
    const own = (await rowsOf('client', columns)).find(({ Number }) => Number === order.number)
    expect(own).toMatchObject({ Total: '82.80', 'Writer share': '' })
    const written = (await rowsOf('writer', columns)).find(({ Number }) => Number === order.number)
    expect(written).toMatchObject({ Total: '' })
    expect(written!['Writer share']).not.toBe('')
    const unclaimed = (await rowsOf('writer2', columns)).map(({ Client, Total }) => ({ Client, Total }))
    expect(unclaimed).toEqual([{ Client: '', Total: '' }])
  })

  it('can have every column of every list, and none of them holds a secret', async () => {
    for (const config of t.app.payload.config.collections.filter(({ endpoints }) => endpoints && endpoints.some(({ path }) => path === '/export.csv'))) {
      const names = columnsOf(config).map(({ name }) => name)
      const { status } = await get('superadmin', `?columns=${names.join(',')}`, config.slug)
      expect([config.slug, status]).toEqual([config.slug, 200])
      expect([config.slug, names.filter((name) => SECRETS.includes(name))]).toEqual([config.slug, config.slug === 'ledger-seals' ? ['hash'] : []])
    }
    const secrets = await t.app.database.sql<{ hash: string }>('select hash from users')
    const { body } = await get('superadmin', '', 'users')
    expect(secrets.some(({ hash }) => body.includes(hash))).toBe(false)
  })

  it('writes down what people hold, in words', async () => {
    const people = await rowsOf('admin', '?columns=displayName,memberships', 'users')
    expect(people.find(({ 'Display name': name }) => name === t.emails.editor.split('@')[0])).toMatchObject({ Memberships: 'inkwell: Editor' })
    const [topUp] = [await t.ok(t.as('client', 'POST', '/api/wallets/top-ups', { amountMinor: 123_456, currency: 'USD', gateway: 'manual' }))]
    expect((await rowsOf('support', '?columns=code,client,amountMinor,gateway', 'top-ups'))[0]).toEqual({
      Code: topUp!.code, Client: t.emails.client.split('@')[0], Amount: '1234.56', Currency: 'USD', Gateway: 'Bank transfer',
    })
    expect((await rowsOf('support', '?columns=documentId,event', 'timeline-events'))[0]).toMatchObject({ About: expect.stringMatching(/^[A-Z]/) })
  })
})

describe('a large list', () => {
  const MANY = 3_000
  const fill = (count: number) => t.app.database.sql(
    `insert into timeline_events (id, website_id, document_collection, document_id, event, actor_role, data, audience, at, created_at, updated_at)
     select gen_random_uuid(), $1, 'orders', $2, 'filled', 'system', '{}', 'staff', now() - i * interval '1 second', now(), now() from generate_series(1, $3::int) i`,
    [t.inkwell.id, order.id, count],
  )

  it('comes whole and each row once, in parts', async () => {
    await fill(MANY)
    const found = await rowsOf('support', '?where[event][equals]=filled&columns=id,at,documentId', 'timeline-events')
    expect(new Set(found.map(({ ID }) => ID)).size).toBe(MANY)
    expect(found.map(({ At }) => At)).toEqual(found.map(({ At }) => At).toSorted().toReversed())
    expect(found.every(({ About }) => About === order.number)).toBe(true)
  })

  it('is not read on for somebody who has hung up', async () => {
    const token = await t.app.mintSession(t.emails.support)
    let asked = 0
    const { pool } = t.app.payload.db as unknown as { pool: { query: (...args: unknown[]) => Promise<unknown> } }
    const query = pool.query.bind(pool)
    pool.query = (...args) => {
      if (/timeline_events/.test(JSON.stringify(args[0]))) asked += 1
      return query(...args)
    }
    await new Promise<void>((resolve, reject) => {
      const request = http.get(`${t.app.url}/api/timeline-events/export.csv?where[event][equals]=filled`, { headers: { authorization: `JWT ${token}`, 'x-website': 'inkwell' } }, (response) => {
        response.once('data', () => {
          request.destroy()
          resolve()
        })
      })
      request.once('error', reject)
    })
    const others = async () => {
      for (let i = 0; i < 5; i += 1) await get('support', '?columns=number')
      return asked
    }
    const [once, later] = [await others(), await others()]
    pool.query = query
    expect(later).toBe(once)
    expect(later).toBeLessThan(MANY / 100)
  })

  it('above 50,000 rows is refused with how many there are and what to do', async () => {
    await fill(50_001)
    expect(await get('support', '?where[event][equals]=filled', 'timeline-events')).toMatchObject({
      status: 422,
      body: { code: 'export_too_large', details: { rows: 53_001, most: 50_000 }, detail: 'The list has 53,001 rows, and a file takes 50,000. Narrow it by a filter, such as a month, and export it in parts.' },
    })
  })
})
