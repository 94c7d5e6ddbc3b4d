import type { AccountKind, PlatformKind } from './accountKinds.ts'

/** A document that is paid for: an order, a special order, a class purchase. */
export type Payable = { collection: string; id: string }

/** Names one account of a website; together with a currency it is one row. */
export type AccountRef = {
  kind: AccountKind
  /** `client`, `writer`, `gateway`, `jurisdiction`, `platform`, or the collection of the owning document. */
  ownerKind: string
  /** Empty for the platform's own accounts. */
  ownerId: string
}

const ofClient = (kind: AccountKind) => (userId: string): AccountRef => ({ kind, ownerKind: 'client', ownerId: userId })
const ofWriter = (kind: AccountKind) => (userId: string): AccountRef => ({ kind, ownerKind: 'writer', ownerId: userId })

export const clientWallet = ofClient('client_wallet')
export const clientBonus = ofClient('client_bonus')
export const writerPending = ofWriter('writer_pending')
export const writerAvailable = ofWriter('writer_available')
export const writerOwed = ofWriter('writer_owed')

export const heldFunds = ({ collection, id }: Payable): AccountRef => ({ kind: 'held_funds', ownerKind: collection, ownerId: id })
/** Money on its way to a writer. */
export const payoutInTransit = (payoutId: string): AccountRef => ({ kind: 'payout_in_transit', ownerKind: 'payouts', ownerId: payoutId })
export const gatewayAccount = (name: string): AccountRef => ({ kind: 'gateway', ownerKind: 'gateway', ownerId: name })
export const taxOf = (jurisdiction: string): AccountRef => ({ kind: 'tax', ownerKind: 'jurisdiction', ownerId: jurisdiction })
export const platformAccount = (kind: PlatformKind): AccountRef => ({ kind, ownerKind: 'platform', ownerId: '' })

/** One string per account and currency of a website. */
export const accountKey = ({ kind, ownerKind, ownerId }: AccountRef, currency: string): string =>
  `${kind}:${ownerKind}:${ownerId}:${currency}`

export const isSameAccount = (a: AccountRef, b: AccountRef): boolean =>
  a.kind === b.kind && a.ownerKind === b.ownerKind && a.ownerId === b.ownerId
