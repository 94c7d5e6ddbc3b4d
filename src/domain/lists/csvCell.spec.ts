import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { csvCell } from './csvCell.ts'

it.each([
  ['=HYPERLINK("http://evil.example","Click")', `'=HYPERLINK("http://evil.example","Click")`],
  ['+1+2', `'+1+2`], ['-2+3', `'-2+3`], ['@SUM(A1)', `'@SUM(A1)`], ['\t=1', `'\t=1`], ['\r=1', `'\r=1`], ['  =1', `'  =1`], ['＝1', `'＝1`], ['\u0000=1', `'=1`],
  ['-5.00', '-5.00'], ['-5', '-5'], ['12', '12'], ['A title = a title', 'A title = a title'], ['', ''], ['–', '–'],
])('writes %j as %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

it('never begins with what a spreadsheet would run', () => {
  const risky = fc.tuple(fc.constantFrom('', ' ', '\t', '\r', '\n', '\u0000', '\uFEFF'), fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠'), fc.string({ unit: 'binary' }))
  fc.assert(fc.property(risky, ([before, sign, rest]) => {
    const cell = csvCell(before + sign + rest)
    expect(/^-?\d+(\.\d+)?$/.test(cell) || cell.startsWith("'")).toBe(true)
  }), { numRuns: 300 })
})
