import type { Session } from '../api/client.ts'
import type { LedgerPosting, Operations } from '../api/types.ts'

type Titled = LedgerPosting['from']

/** Answers what came into the books since it was last asked; nothing the first time. */
export function bookReader(admin: Session): () => Promise<string[]> {
  let seen: number | null = null
  const read = async (query: Operations['GET /api/ledger-postings']['query']): Promise<LedgerPosting[]> => {
    const { docs } = await admin.call('GET /api/ledger-postings', { query: { depth: 1, ...query } })
    return docs
  }
  return async () => {
    const isFirst = seen === null
    const postings = await read(seen === null ? { sort: '-position', limit: 1 } : { where: { position: { greater_than: seen } }, sort: 'position', limit: 100 })
    seen = Math.max(seen ?? 0, ...postings.map(({ position }) => position))
    return isFirst ? [] : postings.map(line)
  }
}

const line = ({ from, to, amountMinor, currency, transaction }: LedgerPosting): string =>
  `${kindOf(transaction).padEnd(22)} ${titleOf(from)} → ${titleOf(to)}  ${money(amountMinor, currency)}`

const titleOf = (account: Titled): string => (typeof account === 'string' ? account : account.title)
const kindOf = (transaction: LedgerPosting['transaction']): string => (typeof transaction === 'string' ? '' : transaction.kind)

/** An amount in minor units as people write it. */
export function money(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
