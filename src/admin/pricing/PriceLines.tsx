import { formatMinor } from '../../domain/money/format.ts'
import type { Price, PriceLine } from '../../domain/pricing/types.ts'

/** A price as its client sees it: each line, how it came about, and the total. */
export const PriceLines = ({ price: { currency, lines, totalMinor } }: { price: Pick<Price, 'currency' | 'lines' | 'totalMinor'> }) => (
  <table className="price-preview__lines">
    <thead>
      <tr>
        <th scope="col">Line</th>
        <th scope="col">How</th>
        <th scope="col">Amount</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.code}>
          <td>{line.label}</td>
          <td>{explained(line, currency)}</td>
          <td>{formatMinor(line.amountMinor, currency)}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>Total</th>
        <td>{formatMinor(totalMinor, currency)}</td>
      </tr>
    </tfoot>
  </table>
)

function explained({ rule, inputs }: PriceLine, currency: string): string {
  const money = (key: string) => formatMinor(Number(inputs[key]), currency)
  switch (rule) {
    case 'unit_price':
      return `${inputs.units} × ${money('priceMinor')}${inputs.perUnits === 1 ? '' : ` per ${inputs.perUnits}`}`
    case 'multiplier':
      return `× ${inputs.multiplier} on ${money('ofMinor')}`
    case 'percent':
      return `${inputs.percent} % of ${money('ofMinor')}`
    case 'fixed':
      return 'fixed'
  }
}
