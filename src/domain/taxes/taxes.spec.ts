import { describe, expect, it } from '@jest/globals'
import { settleCancelled } from '../orders/settle.ts'
import type { PriceLine } from '../pricing/types.ts'
import { jurisdictionOf, listedPrice, withTax } from './decidedTax.ts'
import { taxInPart, taxOnShare } from './taxInPart.ts'

const GST = { country: 'CA', percent: 5, label: 'GST' }
const QST = { country: 'CA', percent: 9.975, label: 'QST' }
const line: PriceLine = { code: 'base', label: 'Article', amountMinor: 1_010, rule: 'unit_price', inputs: {} }
const listed = { totalMinor: 1_010, lines: [line] }
const decided = (isOnTop: boolean, rates = [GST, QST]) => withTax(listed, { how: 'taxed', rates, isOnTop, country: 'CA', vatId: null })

describe('the taxes of a price', () => {
  it('on top are lines of it, each rounded by itself', () => {
    const { totalMinor, taxMinor, lines, tax } = decided(true)
    expect([totalMinor, taxMinor, lines.map(({ code, label, amountMinor }) => [code, label, amountMinor])]).toEqual([1_162, 152, [['base', 'Article', 1_010], ['tax:1', 'GST 5 %', 51], ['tax:2', 'QST 9.975 %', 101]]])
    expect([tax.isOnTop, jurisdictionOf(tax), tax.lines.map(({ amountMinor }) => amountMinor)]).toEqual([true, 'CA', [51, 101]])
  })

  it('within leave it as it is', () => {
    const { totalMinor, taxMinor, lines } = decided(false)
    expect([totalMinor, taxMinor, lines]).toEqual([1_010, 132, [line]])
  })

  it.each([[true], [false]])('are taken off again (on top: %s)', (isOnTop) => expect(listedPrice(decided(isOnTop))).toEqual(listed))
  it('are none without rates', () => expect([decided(true, []).totalMinor, decided(true, []).taxMinor, jurisdictionOf(decided(true, []).tax), jurisdictionOf(null)]).toEqual([1_010, 0, '', '']))
})

describe('the tax of a part', () => {
  it.each([[50, 100, 16, 8], [33, 100, 16, 5], [100, 100, 16, 16], [0, 100, 16, 0], [50, 100, 0, 0], [1, 100, 50, 0], [1, 100, 51, 1]])('%i of %i with %i is %i', (part, wholeMinor, taxMinor, expected) => expect(taxInPart(part, { wholeMinor, taxMinor })).toBe(expected))
  it.each([[84, 100, 16, 16], [42, 100, 16, 8], [0, 100, 16, 0], [10, 100, 0, 0]])('a share of %i net of %i with %i brings %i', (share, wholeMinor, taxMinor, expected) => expect(taxOnShare(share, { wholeMinor, taxMinor })).toBe(expected))
  it('a share is never of the tax', () => expect(() => taxOnShare(85, { wholeMinor: 100, taxMinor: 16 })).toThrow('besides tax'))
})

describe('a cancelled order with taxes', () => {
  const cancelled = { state: 'in_progress' as const, totalMinor: 11_900, heldMinor: 11_900, heldTaxMinor: 1_900, startedRefundPercent: 50 }
  it.each([
    ['on top, the writer’s share is of the net rest', true, 45, { refundMinor: 5_950, writerMinor: 2_250, platformMinor: 2_750, taxMinor: 950 }],
    ['within, of the rest', false, 45, { refundMinor: 5_950, writerMinor: 2_678, platformMinor: 2_322, taxMinor: 950 }],
    ['and never of the tax', false, 100, { refundMinor: 5_950, writerMinor: 5_000, platformMinor: 0, taxMinor: 950 }],
  ])('%s', (_case, isTaxOnTop, writerSharePercent, settled) => expect(settleCancelled({ ...cancelled, isTaxOnTop, writerSharePercent })).toEqual(settled))
})
