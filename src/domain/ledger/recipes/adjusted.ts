import { clientWallet, platformAccount, writerAvailable } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type Adjustment = {
  party: { kind: 'client' | 'writer'; id: string }
  direction: 'credit' | 'debit'
  amountMinor: number
  currency: string
}

/** Staff correct a balance by hand: goodwill to the wallet or the earnings, or back. */
export function adjusted({ party, direction, amountMinor, currency }: Adjustment): Posting[] {
  const goodwill = platformAccount('goodwill_cost')
  const own = party.kind === 'client' ? clientWallet(party.id) : writerAvailable(party.id)
  const [from, to] = direction === 'credit' ? [goodwill, own] : [own, goodwill]
  return moving([{ from, to, amountMinor, currency }])
}
