import { formatMinor } from '../../domain/money/format.ts'

type Props = { amountMinor: number; currency: string; isSigned?: boolean }

/** An amount with its currency; `isSigned` also marks what came in. */
export const Money = ({ amountMinor, currency, isSigned = false }: Props) => (
  <span className={`money${amountMinor < 0 ? ' money--negative' : ''}`}>
    {isSigned && amountMinor > 0 ? '+' : ''}
    {formatMinor(amountMinor, currency)}
  </span>
)
