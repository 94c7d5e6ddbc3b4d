import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { TestApp } from './support/app.ts'
import { startPricedApp, type Person } from './support/pricedApp.ts'

let app: TestApp
let federhaus: { id: string }
let people: Record<Person, string>

beforeAll(async () => {
  ;({ app, federhaus, people } = await startPricedApp())
})
afterAll(() => app?.stop())

describe('services', () => {
  const services = (who: Person | null, method: string, path = '', body?: unknown) =>
    app.call(method, `/api/services${path}`, { ...(who && { as: people[who] }), website: 'inkwell', body })
  const poem = { name: 'Poem', code: 'poem', unit: 'fixed', minimumUnits: 1, maximumUnits: 1, active: false }

  it('are shown to everyone while active, and to staff always', async () => {
    await services('admin', 'POST', '', poem)
    const codes = async (who: Person | null) => (await services(who, 'GET', '?sort=sortOrder')).body.docs.map((doc: { code: string }) => doc.code)
    expect(await codes(null)).toEqual(['blog-article', 'proofreading', 'coaching'])
    expect(await codes('client')).toEqual(['blog-article', 'proofreading', 'coaching'])
    expect(await codes('support')).toEqual(['blog-article', 'proofreading', 'coaching', 'poem'])
    const [foreign] = await app.database.sql<{ id: string }>('select id from services where website_id = $1', [federhaus.id])
    expect((await services(null, 'GET', `/${foreign!.id}`)).status).toBe(404)
  })

  it.each<Person>(['client', 'writer', 'editor', 'support', 'stranger'])('are not to be changed by the role %s', async (who) => {
    const [{ id }] = (await services('admin', 'GET')).body.docs
    expect((await services(who, 'POST', '', { ...poem, code: 'ode' })).status).toBe(403)
    expect([403, 404]).toContain((await services(who, 'PATCH', `/${id}`, { name: 'Mine' })).status)
    expect((await services('superadmin', 'DELETE', `/${id}`)).status).toBe(403)
  })

  const question = { label: 'Tone', name: 'tone', kind: 'choice', options: ['Friendly', 'Formal'] }
  it.each<[string, object, string]>([
    ['a maximum below its minimum', { minimumUnits: 5, maximumUnits: 4 }, 'maximumUnits'],
    ['pages without words', { unit: 'page', wordsPerUnit: null }, 'wordsPerUnit'],
    ['no units at all', { minimumUnits: 0 }, 'minimumUnits'],
    ['a choice without a choice', { briefForm: [{ ...question, options: ['Formal'] }] }, 'briefForm.0.options'],
    ['a question asked twice', { briefForm: [question, question] }, 'briefForm.0.name'],
    ['a question with a blank in its name', { briefForm: [{ ...question, name: 'the tone' }] }, 'briefForm.0.name'],
  ])('can’t have %s', async (_case, change, path) => {
    const { status, body } = await services('admin', 'POST', '', { ...poem, code: 'ode', maximumUnits: 9, ...change })
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' })
    expect(JSON.stringify(body.details.problems)).toContain(`"${path}"`)
  })

  it('have a code of their own on their website, for good', async () => {
    expect((await services('admin', 'POST', '', { ...poem, code: 'blog-article' })).status).toBe(400)
    const [{ id }] = (await services('admin', 'GET', '?where[code][equals]=poem')).body.docs
    await services('admin', 'PATCH', `/${id}`, { code: 'ode', unit: 'word', name: 'A poem' })
    expect((await services('admin', 'GET', `/${id}`)).body).toMatchObject({ code: 'poem', unit: 'fixed', name: 'A poem' })
  })
})
