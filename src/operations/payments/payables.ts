import type { CollectionSlug, PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { PaymentPurpose } from '../../domain/payments/payment.ts'
import { lockDocument, notFound } from '../../lib/db/lock.ts'
import { lockReadable } from '../../lib/http/lockReadable.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { orderPayable } from './payables/orderPayable.ts'
import { topUpPayable } from './payables/topUpPayable.ts'

/** What is paid for, as a payment needs to know it, read under its lock. */
export type PayableNow = {
  collection: string
  id: string
  website: string
  client: string
  currency: string
  /** For the client: on the gateway's page and on papers. */
  about: string
  /** What may be paid now; nothing when it is paid, closed or not ready. */
  dueMinor: number
  /** Why nothing is due, for who asks to pay. */
  refusal: DomainError | null
  /** What of it may be paid as installments now; null where it is not paid by a plan. */
  installmentMinor: number | null
  /** The price, where a plan could be accepted for it now; else 0. */
  splittableMinor: number
  doc: Document
}

export type Booking = { payable: PayableNow; payment: string; gateway: string; amountMinor: number; surchargeMinor: number; actor: { id: string | null } }

/** One kind of document that is paid for. */
export type PayableKind = {
  purpose: PaymentPurpose
  /** Paid at once and wholly, and not from the wallet. */
  isWhole: boolean
  read: (req: PayloadRequest, doc: Document) => Promise<PayableNow>
  /** Posts what came through the gateway. @returns the ledger transaction */
  book: (req: PayloadRequest, booking: Booking) => Promise<string>
  /** Moves the document on when nothing is due any more. */
  settle: (req: PayloadRequest, payable: PayableNow) => Promise<void>
}

/** Everything that is paid for. */
export const PAYABLES: Readonly<Record<string, PayableKind>> = { orders: orderPayable, 'top-ups': topUpPayable }

/** @throws DomainError `payable_unknown` */
export function payableKind(collection: string): PayableKind {
  const kind = PAYABLES[collection]
  if (!kind) throw new DomainError('payable_unknown', `Nothing in “${collection}” is paid for.`, { known: Object.keys(PAYABLES) })
  return kind
}

type Named = { collection: string; id: string }

/** Locks what is paid for and reads what is due on it now. @throws DomainError `payable_unknown`, `not_found` */
export async function lockPayable(req: PayloadRequest, { collection, id }: Named): Promise<PayableNow> {
  const kind = payableKind(collection)
  return kind.read(req, await lockDocument<Document>(req, collection as CollectionSlug, id))
}

/** The same for a caller, who must be one who may read it. @throws DomainError as `lockPayable` */
export async function lockReadablePayable(req: PayloadRequest, { collection, id }: Named): Promise<PayableNow> {
  const kind = payableKind(collection)
  const doc = await lockReadable<Document>(req, collection as CollectionSlug, id)
  if (!doc) throw notFound()
  return kind.read(req, doc)
}
