import { describe, expect, it } from '@jest/globals'
import { PLAIN_LAYOUT } from '../../domain/papers/layout.ts'
import type { Paper } from '../../domain/papers/paper.ts'
import { paperText } from './paperText.ts'
import { renderPaper } from './renderPaper.ts'

const paper = (lines = 2): Paper => ({
  id: 'p', website: 'w', client: 'c', kind: 'credit_note', number: 'CRN-2026-000007', issuedAt: '2026-03-02T23:30:00.000Z', timeZone: 'Europe/Berlin', currency: 'EUR',
  about: 'order FED-100042: Über die Tinte', lines: Array.from({ length: lines }, (_, i) => ({ label: `Line ${i}`, amountMinor: 5_950 })),
  netMinor: 10_000, taxMinor: 1_900, totalMinor: 11_900, taxLines: [{ country: 'DE', percent: 19, label: 'VAT', amountMinor: 1_900 }],
  seller: { name: 'Federhaus GmbH', website: 'Federhaus', address: 'Tintenweg 7\n10115 Berlin', country: 'DE', vatId: 'DE136695976' },
  buyer: { name: 'Ελένη Παπαδοπούλου', company: 'ООО Чернила', address: null, country: 'GR', vatId: null, email: 'eleni@reader.example' },
  note: null, correctsNumber: 'INV-2026-000003', layout: null,
})
const pagesOf = (pdf: Buffer): number => Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))![1])

describe('a paper', () => {
  it('says in words what it is, in the day of its website', () => {
    expect(paperText(paper())).toMatchObject({
      title: 'Credit note', facts: [['Number', 'CRN-2026-000007'], ['Date', '3 March 2026'], ['About', 'Order FED-100042: Über die Tinte'], ['Corrects', 'INV-2026-000003']],
      seller: ['Federhaus GmbH', 'Tintenweg 7', '10115 Berlin', 'Germany', 'VAT id DE136695976'],
      buyer: ['ООО Чернила', 'Ελένη Παπαδοπούλου', 'Greece', 'eleni@reader.example'],
      totals: [{ label: 'Net', amount: '€100.00' }, { label: 'VAT 19 % (DE)', amount: '€19.00' }, { label: 'Given back', amount: '€119.00', isStrong: true }],
    })
  })

  it('gives the same bytes each time, and others when anything of it differs', async () => {
    const [one, again, other] = [await renderPaper(paper()), await renderPaper(paper()), await renderPaper({ ...paper(), number: 'CRN-2026-000008' })]
    expect([one.subarray(0, 5).toString(), one.equals(again), one.equals(other)]).toEqual(['%PDF-', true, false])
  })

  it('has the layout that it was issued with', async () => {
    const sizeOf = (pdf: Buffer): string => /\/MediaBox \[0 0 ([\d. ]+)\]/.exec(pdf.toString('latin1'))![1]!
    const layout = { pageSize: 'LETTER' as const, accentColor: '#1a5276', footer: 'IBAN DE89 3704 0044 0532 0130 00\nAmtsgericht Berlin\nFederhaus GmbH', logo: null }
    const [plain, own] = [await renderPaper(paper()), await renderPaper({ ...paper(), layout })]
    expect([sizeOf(plain), sizeOf(own), pagesOf(own)]).toEqual(['595.28 841.89', '612 792', 1])
    expect((await renderPaper({ ...paper(), layout: PLAIN_LAYOUT })).equals(plain)).toBe(true)
    const logo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    expect([/\/Subtype \/Image/.test(plain.toString('latin1')), /\/Subtype \/Image/.test((await renderPaper(paper(), logo)).toString('latin1'))]).toEqual([false, true])
  })

  it.each([[2, 1], [200, 6]])('of %i lines takes %i pages', async (lines, pages) => expect(pagesOf(await renderPaper(paper(lines)))).toBe(pages))
})
