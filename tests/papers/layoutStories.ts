import { expect, it } from '@jest/globals'
import { issuePapers } from '../../src/operations/papers/issuePapers.ts'
import { asPlatform } from '../support/ledger.ts'
import type { OrderApp, Who } from '../support/orderApp.ts'

const PIXEL = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const PLAIN = { pageSize: 'A4', accentColor: null, footer: null, logo: null }

/** How a website's papers look, and that issued ones go on looking like that. */
export function layoutStories(app: () => OrderApp): void {
  const path = async (): Promise<string> => `/api/websites/${(await app().app.database.sql<{ id: string }>(`select id from websites where slug = 'inkwell'`))[0]!.id}`
  const set = async (who: Who, papers: object) => app().as(who, 'PATCH', await path(), { papers })
  const pdf = async (who: Who, url: string): Promise<{ status: number; size: string | undefined; hasImage: boolean }> => {
    const [person] = await app().app.database.sql<{ email: string }>('select email from users where id = $1', [app().ids[who]])
    const answer = await fetch(`${app().app.url}${url}`, { headers: { authorization: `JWT ${await app().app.mintSession(person!.email)}`, 'x-website': 'inkwell' } })
    const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    return { status: answer.status, size: /\/MediaBox \[0 0 ([\d.]+)/.exec(text)?.[1], hasImage: text.includes('/Subtype /Image') }
  }

  it('is chosen by an admin, and refused where it could not be printed', async () => {
    for (const wrong of [{ accentColor: '#ffff00' }, { accentColor: 'red' }, { pageSize: 'A5' }, { footer: '1\n2\n3\n4' }, { logo: 'https://inkwell.example/logo.png' }, { logo: PIXEL.slice(0, -40) }, { logo: `data:image/png;base64,${Buffer.from('<svg/>').toString('base64')}` }]) {
      expect([wrong, (await set('admin', wrong)).status]).toEqual([wrong, 400])
    }
    expect((await set('support', { footer: 'Ours' })).status).toBe(403)
    expect((await app().ok(set('admin', { pageSize: 'LETTER', accentColor: '#1a5276', footer: 'IBAN DE89\nInkwell GmbH', logo: PIXEL }))).papers).toMatchObject({ pageSize: 'LETTER', logo: PIXEL })
    const { website } = (await app().as('admin', 'GET', `/api/orders/${(await app().bring('draft')).id}?depth=1`)).body
    expect([website.papers.pageSize, website.papers.logo]).toEqual(['LETTER', undefined])
  })

  it('stays with the papers that were issued with it, whenever their PDF is made', async () => {
    const { id } = await app().bring('available')
    const [invoice] = await asPlatform(app().app, (req) => issuePapers(req, { collection: 'orders', id }))
    expect(await pdf('admin', `${await path()}/sample-paper`)).toEqual({ status: 200, size: '612', hasImage: true })
    await app().ok(set('admin', PLAIN))
    const [kept] = await app().app.database.sql<{ layout: object }>('select layout from papers where id = $1', [invoice])
    expect(kept!.layout).toEqual({ pageSize: 'LETTER', accentColor: '#1a5276', footer: 'IBAN DE89\nInkwell GmbH', logo: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await pdf('client', `/api/papers/${invoice}/pdf`)).toEqual({ status: 200, size: '612', hasImage: true })
    await expect(app().app.database.sql('delete from paper_logos')).rejects.toThrow('append-only')
  })

  it('is shown by a sample that is nobody’s paper', async () => {
    const count = async () => (await app().app.database.sql('select 1 from papers')).length
    const before = await count()
    expect(await pdf('admin', `${await path()}/sample-paper`)).toEqual({ status: 200, size: '595.28', hasImage: false })
    for (const who of ['client', 'support'] as const) expect((await pdf(who, `${await path()}/sample-paper`)).status).toBe(403)
    expect(await count()).toBe(before)
  })
}
