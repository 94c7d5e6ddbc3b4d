import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { countryName, isCountry } from './country.ts'
import { paperLines } from './paperLines.ts'
import { isPrefix, paperNumber, yearIn } from './paperNumber.ts'
import { planPapers, type MoneyMove, type PaperKey } from './planPapers.ts'
import { taxRefunded, taxWithin, type Taxed } from './taxLines.ts'
import { taxRule, type TaxRate } from './taxRule.ts'
import { countryOfVatId, isEuVatId, isVatIdOf, plainVatId } from './vatId.ts'

const RATES: TaxRate[] = [
  { country: 'DE', percent: 19, label: 'VAT' }, { country: 'FR', percent: 20, label: 'TVA' },
  { country: 'CA', percent: 5, label: 'GST' }, { country: 'CA', percent: 9.975, label: 'QST' }, { country: 'GB', percent: 0, label: 'VAT' },
]
const SELLER = { country: 'DE', vatId: 'DE136695976' }

describe('numbers', () => {
  it.each([['INV', 2026, 123, 'INV-2026-000123'], ['R', 2027, 1, 'R-2027-000001'], ['INV', 2026, 1_234_567, 'INV-2026-1234567']])('%s %i %i is %s', (prefix, year, sequence, number) =>
    expect(paperNumber(prefix, year, sequence)).toBe(number))

  it.each([['America/New_York', 2025], ['UTC', 2026], ['Asia/Tokyo', 2026]])('at the turn of the year it is still or already the year of %s', (zone, year) =>
    expect(yearIn(zone, new Date('2026-01-01T04:59:59.999Z'))).toBe(year))

  it.each([['INV', true], ['A1', true], ['ABCDEFGH', true], ['', false], ['1A', false], ['inv', false], ['TOO-LONG', false], ['ABCDEFGHI', false], [null, false]])('prefix %s: %s', (prefix, isFine) =>
    expect(isPrefix(prefix) === true).toBe(isFine))
})

describe('countries and VAT ids', () => {
  it.each([['DE', true], ['GR', true], ['US', true], ['', true], [null, true], ['de', false], ['Germany', false], ['XX', false], ['EU', false], ['ZZ', false], [7, false]])('country %s: %s', (code, isFine) =>
    expect(isCountry(code) === true).toBe(isFine))
  it('have names', () => expect([countryName('DE'), countryName('XX')]).toEqual(['Germany', null]))

  it.each([
    'ATU13585627', 'BE0428759497', 'BG175074752', 'CY10259033P', 'CZ25123891', 'DE136695976', 'DK13585628', 'EE100931558', 'ESB58378431', 'FI20774740', 'FR40303265045',
    'EL094259216', 'HR33392005961', 'HU12892312', 'IE6433435F', 'IT00743110157', 'LT119511515', 'LU15027442', 'LV40003521600', 'MT11679112', 'NL004495445B01', 'PL8567346215',
    'PT501964843', 'RO18547290', 'SE123456789701', 'SI50223054', 'SK2022749619', 'de 136 695 976', 'NL 0044.95.445.B.01',
  ])('%s has the form of one', (vatId) => expect(isEuVatId(vatId)).toBe(true))

  it.each(['', 'DE', 'DE136695977', 'DE13669597', '136695976', 'GR094259216', 'CHE107787577', 'GB980780684', 'US123456789', 'FR136695976', 'XI980780684', 'DEDE136695976'])('%s has not', (vatId) =>
    expect(isEuVatId(vatId)).toBe(false))

  it('are of the country of their letters, Greece as EL', () =>
    expect(['EL094259216', 'GR094259216', 'DE136695976', 'CHE107787577'].map(countryOfVatId)).toEqual(['GR', null, 'DE', null]))
  it('are written plainly', () => expect(plainVatId(' nl 0044.95-445/b01 ')).toBe('NL004495445B01'))

  it.each([
    ['nothing', null, 'DE', true], ['one of the country', 'DE136695976', 'DE', true], ['one without a country', 'DE136695976', null, true],
    ['one of another country', 'DE136695976', 'FR', 'This VAT id is of another country than the one above.'],
    ['none at all', 'hello', 'DE', expect.stringContaining('not the VAT id of an EU country')],
  ])('a profile with %s', (_case, vatId, country, answer) => expect(isVatIdOf(vatId, { country })).toEqual(answer))
})

describe('which taxes a price contains', () => {
  const ofCountry = (country: string | null, vatId: string | null = null) => taxRule({ seller: SELLER, buyer: { country, vatId }, rates: RATES })
  it.each([
    ['a client at home', 'DE', null, 'taxed', [19]], ['a business at home', 'DE', 'DE136695976', 'taxed', [19]],
    ['a client of whom nothing is known', null, null, 'taxed', [19]],
    ['a consumer in another EU country', 'FR', null, 'taxed', [20]],
    ['a business in another EU country', 'FR', 'FR40303265045', 'reverse_charge', []],
    ['a business in an EU country without a rate', 'GR', 'EL094259216', 'reverse_charge', []],
    ['a business whose id is of another country', 'FR', 'EL094259216', 'taxed', [20]],
    ['a business with a broken id', 'FR', 'FR1', 'taxed', [20]],
    ['a country with two taxes', 'CA', null, 'taxed', [5, 9.975]],
    ['a country without a rate', 'US', null, 'untaxed', []], ['a country with a rate of 0', 'GB', null, 'untaxed', []],
  ])('%s', (_case, country, vatId, how, percents) => {
    const rule = ofCountry(country, vatId)
    expect([rule.how, rule.rates.map(({ percent }) => percent)]).toEqual([how, percents])
  })

  it.each([['is outside the EU', { country: 'US', vatId: null }], ['has no VAT id', { country: 'DE', vatId: null }], ['says nothing', { country: null, vatId: null }]])('no reverse charge when the seller %s', (_case, seller) =>
    expect(taxRule({ seller, buyer: { country: 'FR', vatId: 'FR40303265045' }, rates: RATES }).how).toBe('taxed'))
})

describe('amounts', () => {
  it.each([[11_900, [19], 10_000, [1_900]], [8_280, [19], 6_958, [1_322]], [1, [19], 1, [0]], [11_498, [5, 9.975], 10_000, [500, 998]], [500, [], 500, []]])('%i with %j %% is net %i and %j', (total, percents, net, taxes) => {
    const taxed = taxWithin(total, { rates: percents.map((percent) => ({ country: 'DE', percent, label: 'VAT' })) })
    expect([taxed.netMinor, taxed.taxLines.map(({ amountMinor }) => amountMinor), taxed.taxMinor]).toEqual([net, taxes, total - net])
  })

  const anyRates = fc.array(fc.integer({ min: 1, max: 1_000_000 }).map((parts) => ({ country: 'DE', percent: parts / 10_000, label: 'VAT' })), { maxLength: 4 })
  const sumOf = ({ netMinor, taxLines }: Taxed): number => taxLines.reduce((sum, { amountMinor }) => sum + amountMinor, netMinor)

  it('net and taxes sum to the total, and each is within one minor unit of its exact share', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e12 }), anyRates, (total, rates) => {
      const taxed = taxWithin(total, { rates })
      const whole = 100 + rates.reduce((sum, { percent }) => sum + percent, 0)
      expect([sumOf(taxed), taxed.netMinor + taxed.taxMinor]).toEqual([total, total])
      for (const { percent, amountMinor } of taxed.taxLines) expect(Math.abs(amountMinor - (total * percent) / whole)).toBeLessThan(1.01)
    })))

  it('credit notes of a whole invoice sum to its net and each of its taxes, in whatever parts', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), anyRates, fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 6 }), (total, rates, cuts) => {
      const invoice = taxWithin(total, { rates })
      const credited: Taxed[] = []
      let left = total
      for (const part of [...cuts.map((cut) => cut % total), total]) {
        const refund = Math.min(part, left)
        if (refund === 0) continue
        const note = taxRefunded(refund, invoice, credited)
        for (const amount of [note.netMinor, ...note.taxLines.map(({ amountMinor }) => amountMinor)]) expect(amount).toBeGreaterThanOrEqual(0)
        expect(sumOf(note)).toBe(refund)
        credited.push(note)
        left -= refund
      }
      expect(credited.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(invoice.netMinor)
      invoice.taxLines.forEach(({ amountMinor }, index) => expect(credited.reduce((sum, { taxLines }) => sum + taxLines[index]!.amountMinor, 0)).toBe(amountMinor))
    })))

  it('no more is credited than is left', () => {
    const invoice = taxWithin(1_000, { rates: RATES.slice(0, 1) })
    expect(() => taxRefunded(501, invoice, [taxRefunded(500, invoice, [])])).toThrow('more than the 500 that are left')
  })
})

describe('which papers money asks for', () => {
  const move = (transaction: string, what: MoneyMove['what'], amountMinor: number): MoneyMove => ({ transaction, what, amountMinor })
  const told = (moves: MoneyMove[], total: number | null) => planPapers(moves, total).map(({ kind, transaction, amountMinor, corrects }) => `${kind} ${transaction} ${amountMinor}${corrects ? ` of ${corrects.kind} ${corrects.transaction}` : ''}`)
  it.each([
    ['nothing moved', [], 100, []],
    ['paid at once', [move('a', 'payment', 100)], 100, ['invoice a 100', 'receipt a 100']],
    ['paid in parts', [move('a', 'payment', 40), move('b', 'payment', 60)], 100, ['receipt a 40', 'invoice b 100', 'receipt b 60']],
    ['a top-up', [move('a', 'payment', 100)], null, ['receipt a 100']],
    ['paid and refunded in two parts', [move('a', 'payment', 100), move('b', 'refund', 30), move('c', 'refund', 70)], 100, ['invoice a 100', 'receipt a 100', 'credit_note b 30 of invoice a', 'credit_note c 70 of invoice a']],
    ['a part refunded before the rest was paid', [move('a', 'payment', 40), move('b', 'refund', 40)], 100, ['receipt a 40', 'credit_note b 40 of receipt a']],
    ['refunded and paid again', [move('a', 'payment', 100), move('b', 'refund', 100), move('c', 'payment', 100)], 100, ['invoice a 100', 'receipt a 100', 'credit_note b 100 of invoice a', 'invoice c 100', 'receipt c 100']],
  ])('%s', (_case, moves, total, papers) => expect(told(moves, total)).toEqual(papers))

  it('an invoice with the last part, whatever went back meanwhile', () => {
    const moves = [move('a', 'payment', 30), move('b', 'refund', 10), move('c', 'payment', 70)]
    const kinds = (isInParts: boolean) => planPapers(moves, 100, { isInParts }).map(({ kind, transaction }) => `${kind} ${transaction}`)
    expect([kinds(true), kinds(false)]).toEqual([['receipt a', 'credit_note b', 'invoice c', 'receipt c'], ['receipt a', 'credit_note b', 'receipt c']])
  })
  it('the fees that clients paid: on each receipt its own, on an invoice those since the one before', () => {
    const paid = (transaction: string, amountMinor: number, surchargeMinor: number): MoneyMove => ({ ...move(transaction, 'payment', amountMinor), surchargeMinor })
    const moves = [paid('a', 40, 4), paid('b', 60, 6), move('c', 'refund', 100), paid('d', 100, 9)]
    expect(planPapers(moves, 100).filter(({ kind }) => kind !== 'credit_note').map(({ kind, amountMinor, surchargeMinor }) => [kind, amountMinor, surchargeMinor]))
      .toEqual([['receipt', 44, 4], ['invoice', 110, 10], ['receipt', 66, 6], ['invoice', 109, 9], ['receipt', 109, 9]])
  })
  it.each<[string, MoneyMove[], PaperKey[], string[]]>([
    ['ended with a part paid: an invoice over what was kept', [move('a', 'payment', 40), move('b', 'refund', 15), move('c', 'earning', 25)], [], ['receipt a 40', 'credit_note b 15 of receipt a', 'invoice c 25']],
    ['a refund before that was told of takes nothing from it', [move('a', 'payment', 40), move('b', 'earning', 40), move('c', 'earned_refund', 10)], [], ['receipt a 40', 'credit_note c 10 of receipt a', 'invoice b 30']],
    ['a later one does', [move('a', 'payment', 40), move('b', 'earning', 40), move('c', 'earned_refund', 10)], [{ kind: 'invoice', transaction: 'b' }], ['receipt a 40', 'credit_note c 10 of invoice b']],
    ['nothing kept', [move('a', 'payment', 40), move('b', 'refund', 40)], [], ['receipt a 40', 'credit_note b 40 of receipt a']],
  ])('%s', (_case, moves, issued, papers) => {
    const planned = planPapers(moves, 100, { isInParts: true, isEnded: true, issued })
    expect(planned.map(({ kind, transaction, amountMinor, corrects }) => `${kind} ${transaction} ${amountMinor}${corrects ? ` of ${corrects.kind} ${corrects.transaction}` : ''}`)).toEqual(papers)
  })
  it('a refund without a payment is our own mistake', () => expect(() => planPapers([move('a', 'refund', 1)], 1)).toThrow('nobody paid'))
})

describe('lines', () => {
  const sold = [{ label: 'Three pages', amountMinor: 900 }, { label: 'Urgent', amountMinor: 100 }]
  it.each([
    ['invoice', 1_000, [['Three pages', 900], ['Urgent', 100]]], ['invoice', 999, [['order 7', 999]]],
    ['receipt', 500, [['Payment for order 7', 500]]], ['credit_note', 20, [['Refund for order 7', 20]]],
  ] as const)('of a %s over %i', (kind, totalMinor, lines) =>
    expect(paperLines({ kind, about: 'order 7', totalMinor, sold }).map(({ label, amountMinor }) => [label, amountMinor])).toEqual(lines))

  it('of an invoice with a fee have it last', () =>
    expect(paperLines({ kind: 'invoice', about: 'order 7', totalMinor: 1_030, surchargeMinor: 30, sold })).toEqual([...sold, { label: 'Fee for this way of paying', amountMinor: 30 }]))
})
