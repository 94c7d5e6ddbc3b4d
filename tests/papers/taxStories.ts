import { beforeAll, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { PRICE, WANTED, type OrderApp, type Who } from '../support/orderApp.ts'

type Doc = { kind: string; totalMinor: number; netMinor: number; taxMinor: number } & Record<string, unknown>

/** Which taxes a price has, where they go, and what papers say of them. */
export function taxStories(app: () => OrderApp): void {
  const set = (who: Who, path: string, data: object) => app().as(who, 'PATCH', path, data)
  const papersOf = async (id: string): Promise<Doc[]> => (await app().as('client', 'GET', `/api/papers?depth=0&limit=100&sort=kind&where[payableId][equals]=${id}`)).body.docs
  const siteId = async (): Promise<string> => (await app().app.database.sql<{ id: string }>(`select id from websites where slug = 'inkwell'`))[0]!.id
  const RATES = [{ country: 'DE', percent: 19, label: 'VAT' }, { country: 'FR', percent: 20, label: 'TVA' }]
  const profile = async () => (await app().as('client', 'GET', '/api/clients/me')).body.doc.id as string
  beforeAll(async () => {
    await app().app.asSystem(async () => app().app.payload.create({ collection: 'client-profiles' as never, data: { website: await siteId(), user: app().ids.client } as never }))
  })

  it('are set by an admin and by the client, and refused where they are wrong', async () => {
    const site = await siteId()
    const papers = { sellerName: 'Inkwell GmbH', sellerCountry: 'DE', sellerVatId: 'de 136695976', invoicePrefix: 'RE', taxRates: RATES }
    for (const wrong of [{ sellerCountry: 'XX' }, { sellerVatId: 'FR40303265045' }, { invoicePrefix: 'not one' }, { taxRates: [{ ...RATES[0], percent: 101 }] }, { taxRates: [{ ...RATES[0], country: 'EU' }] }]) {
      expect([wrong, (await set('admin', `/api/websites/${site}`, { papers: { ...papers, ...wrong } })).status]).toEqual([wrong, 400])
    }
    expect((await set('support', `/api/websites/${site}`, { papers })).status).not.toBe(200)
    expect((await set('admin', `/api/websites/${site}`, { papers })).body.doc.papers).toMatchObject({ sellerVatId: 'DE136695976', invoicePrefix: 'RE', receiptPrefix: 'REC' })
    expect((await set('client', `/api/client-profiles/${await profile()}`, { country: 'FR', vatId: 'DE136695976' })).status).toBe(400)
    expect((await set('client', `/api/client-profiles/${await profile()}`, { country: 'FR', company: 'Encre SARL', address: '1 rue de la Paix\n75002 Paris' })).status).toBe(200)
  })

  it('stand on the invoice as they were, and credit notes give each tax back to the cent', async () => {
    const { id } = await app().bring('available')
    await app().app.runJobs()
    await set('client', `/api/client-profiles/${await profile()}`, { company: 'Renamed' })
    await app().move('client', id, 'cancel')
    await app().app.runJobs()
    const [invoice, receipt, note] = (await papersOf( id)) as [Doc, Doc, Doc]
    expect(invoice).toMatchObject({
      number: expect.stringMatching(/^RE-2026-/), netMinor: 6_900, taxMinor: 1_380, taxLines: [{ country: 'FR', percent: 20, label: 'TVA', amountMinor: 1_380 }],
      seller: { name: 'Inkwell GmbH', vatId: 'DE136695976' }, buyer: { company: 'Encre SARL', country: 'FR' },
    })
    expect([receipt.taxMinor, note.netMinor, note.taxMinor, note.taxLines]).toEqual([0, 6_900, 1_380, invoice.taxLines])
    expect(note.buyer).toMatchObject({ company: 'Renamed' })
  })

  const taxPosted = async (id: string): Promise<number> => 0 - ((await app().money(id)).tax ?? 0)
  const stated = async (id: string): Promise<number> => (await papersOf( id)).reduce((sum, { kind, taxMinor }) => sum + (kind === 'credit_note' ? -taxMinor : taxMinor), 0)
  const refund = async (id: string, amountMinor: number) => {
    const { id: asked } = await app().ok(app().as('support', 'POST', '/api/refunds', { payable: { collection: 'orders', id }, amountMinor, reason: 'It came late.' }, { 'idempotency-key': uuid() }))
    await app().ok(app().as('admin', 'POST', `/api/refunds/${asked}/transitions/approve`, { version: 0, input: {} }))
    await app().app.runJobs()
  }

  it('are posted to their account when the work is accepted, and refunds take them back, as papers state them', async () => {
    const { id, totalMinor, taxMinor, tax } = await app().bring('in_progress')
    expect({ totalMinor, taxMinor, tax }).toEqual({ totalMinor: PRICE, taxMinor: 1_380, tax: { how: 'taxed', isOnTop: false, country: 'FR', vatId: null, lines: [{ country: 'FR', percent: 20, label: 'TVA', amountMinor: 1_380 }] } })
    await app().app.runJobs()
    await refund(id, 1_001)
    // Of what is held, the writer who is released gets a share net of its tax.
    await app().move('support', id, 'unassign', { reason: 'The writer fell ill.', earlierShareMinor: 500 })
    expect([await taxPosted(id), await stated(id)]).toEqual([100, 1_213])
    await app().move('writer2', id, 'claim')
    await app().ok(app().upload('writer2', id))
    for (const [who, step] of [['writer2', 'submit_work'], ['editor', 'approve_review'], ['client', 'complete']] as const) await app().move(who, id, step)
    expect([await taxPosted(id), await stated(id)]).toEqual([1_213, 1_213])
    const [earning] = await app().app.database.sql(`select total_minor, amount_minor, tax_minor, jurisdiction from earnings where payable_id = $1 order by id desc limit 1`, [id])
    expect(Object.values(earning!).map(String)).toEqual([String(PRICE - 1_001 - 600), '3726', '1113', 'FR'])
    await refund(id, 3_333)
    expect([await taxPosted(id), await stated(id)]).toEqual([658, 658])
    await refund(id, PRICE - 4_334)
    expect([await taxPosted(id), await stated(id)]).toEqual([0, 0])
  })

  it('are on top of prices where the website says so, as agreed when the order was placed', async () => {
    const site = await siteId()
    const setTop = (isTaxOnTop: boolean) => app().ok(set('admin', `/api/websites/${site}`, { papers: { isTaxOnTop } }))
    await setTop(true)
    const anybody = (await app().as(null, 'POST', '/api/pricing/quote', WANTED)).body
    expect([anybody.totalMinor, anybody.taxMinor, anybody.tax]).toEqual([9_853, 1_573, { how: 'taxed', isOnTop: true, lines: [{ country: 'DE', percent: 19, label: 'VAT', amountMinor: 1_573 }] }])
    const known = (await app().as('client', 'POST', '/api/pricing/quote', WANTED)).body
    expect([known.totalMinor, known.taxMinor, known.lines.at(-1)]).toEqual([9_936, 1_656, { code: 'tax:1', label: 'TVA 20 %', amountMinor: 1_656, rule: 'percent', inputs: { country: 'FR', percent: 20, ofMinor: PRICE } }])

    // Asked for by somebody unknown, placed by a client in France: the same prices, the taxes of France.
    const placed = await app().bring('awaiting_payment')
    expect([placed.totalMinor, placed.taxMinor, (placed.lines as { amountMinor: number }[]).reduce((sum, { amountMinor }) => sum + amountMinor, 0)]).toEqual([9_936, 1_656, 9_936])
    await set('client', `/api/client-profiles/${await profile()}`, { country: 'US' })
    await setTop(false)
    await app().ok(app().pay(placed.id))
    await app().move('writer', placed.id, 'claim')
    expect(await app().rowOf(placed.id)).toMatchObject({ writer_share_minor: 3_726, tax_minor: 1_656 })
    await app().app.runJobs()
    await app().move('admin', placed.id, 'cancel', { reason: 'The topic is gone.' })
    await app().app.runJobs()
    const [invoice, , note] = (await papersOf( placed.id)) as [Doc, Doc, Doc]
    expect(invoice).toMatchObject({ netMinor: PRICE, taxMinor: 1_656, totalMinor: 9_936, buyer: { country: 'FR' } })
    expect((invoice.lines as { amountMinor: number }[]).reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(PRICE)
    expect([note.totalMinor, note.taxMinor]).toEqual([4_968, 828])
    // Of the other half the writer gets the share of its net amount.
    expect(await app().money(placed.id)).toEqual({ held: 0, client_wallet: 4_968, tax: -828, writer_pending: -1_863, sales: -2_277 })
    await set('client', `/api/client-profiles/${await profile()}`, { country: 'FR' })
  })

  it('are owed by a business in another EU country itself', async () => {
    expect((await set('client', `/api/client-profiles/${await profile()}`, { vatId: 'fr 40 303 265 045' })).body.doc.vatId).toBe('FR40303265045')
    const { id } = await app().bring('available')
    await app().app.runJobs()
    await app().move('client', id, 'cancel')
    await app().app.runJobs()
    const [invoice, , note] = (await papersOf( id)) as [Doc, Doc, Doc]
    expect(invoice).toMatchObject({ netMinor: PRICE, taxMinor: 0, note: expect.stringContaining('Reverse charge'), buyer: { vatId: 'FR40303265045' } })
    expect(note.note).toBe(invoice.note)
  })
}
