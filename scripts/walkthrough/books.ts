import type { Session } from '../api/client.ts'

type Titled = { title: string } | string
type Posting = { position: number; from: Titled; to: Titled; amountMinor: number; currency: string; transaction: { kind: string } | string }

/** Answers what came into the books since it was last asked; nothing the first time. */
export function bookReader(admin: Session): () => Promise<string[]> {
  let seen: number | null = null
  const read = async (query: string): Promise<Posting[]> => {
    const { docs } = await admin.get(`/api/ledger-postings?depth=1&${query}`)
    return docs
  }
  return async () => {
    const isFirst = seen === null
    const postings = isFirst ? await read('sort=-position&limit=1') : await read(`where[position][greater_than]=${seen}&sort=position&limit=100`)
    seen = Math.max(seen ?? 0, ...postings.map(({ position }) => position))
    return isFirst ? [] : postings.map(line)
  }
}

const line = ({ from, to, amountMinor, currency, transaction }: Posting): string =>
  `${kindOf(transaction).padEnd(22)} ${titleOf(from)} → ${titleOf(to)}  ${money(amountMinor, currency)}`

const titleOf = (account: Titled): string => (typeof account === 'string' ? account : account.title)
const kindOf = (transaction: Posting['transaction']): string => (typeof transaction === 'string' ? '' : transaction.kind)

/** An amount in minor units as people write it. */
export function money(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
