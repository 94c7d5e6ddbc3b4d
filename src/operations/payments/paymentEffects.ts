import type { PayloadRequest } from 'payload'
import { excessCredited } from '../../domain/ledger/recipes/excessCredited.ts'
import { DomainError } from '../../domain/errors.ts'
import { bookReceived } from '../../domain/payments/bookReceived.ts'
import type { Payment } from '../../domain/payments/payment.ts'
import { rows } from '../../lib/db/rows.ts'
import { post } from '../../lib/ledger/post.ts'
import { record } from '../../lib/outbox/record.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import { lockPayable, payableKind, type PayableNow } from './payables.ts'
import { payFromWallet } from './payFromWallet.ts'

type Booked = { req: PayloadRequest; payment: Payment; payable: PayableNow; actor: { id: string | null } }

/**
 * Money arrived: what is due now is paid with it, the rest is the client's. Then the wallet gives its part,
 * as much as is still due and there. The payable is looked at now and not as it was when the attempt was made.
 */
export const bookPayment: Effect = async ({ req, doc, actor }) => {
  const payment = doc as unknown as Payment
  const payable = await lockPayable(req, { collection: payment.payableCollection, id: payment.payableId })
  const booked = { req, payment, payable, actor }
  const { transaction, payableMinor, surchargeMinor } = payment.gateway ? await fromGateway(booked) : { transaction: null, payableMinor: 0, surchargeMinor: 0 }
  const taken = await fromWallet(booked, payable.dueMinor - payableMinor)
  await payableKind(payable.collection).settle(req, payable)
  await record(req, 'payable.paid', { website: payable.website, document: { collection: payable.collection, id: payable.id }, payment: payment.id })
  return { transaction: transaction ?? taken?.transaction ?? null, walletTakenMinor: taken?.paidMinor ?? 0, surchargeTakenMinor: surchargeMinor, nextAction: null }
}

type FromGateway = { transaction: string | null; payableMinor: number; surchargeMinor: number }

async function fromGateway({ req, payment, payable, actor }: Booked): Promise<FromGateway> {
  const kind = payableKind(payable.collection)
  const { payableMinor, surchargeMinor, excessMinor } = bookReceived({
    receivedMinor: payment.receivedMinor, dueMinor: payable.dueMinor, isWhole: kind.isWhole,
    askedMinor: payment.gatewayMinor + payment.surchargeMinor, surchargeMinor: payment.surchargeMinor,
  })
  const gateway = payment.gateway!
  const transaction = payableMinor > 0 ? await kind.book(req, { payable, payment: payment.id, gateway, amountMinor: payableMinor, surchargeMinor, actor }) : null
  if (excessMinor === 0) return { transaction, payableMinor, surchargeMinor }
  const excess = await post(req, {
    website: payment.website, kind: 'excess_credited', document: { collection: payable.collection, id: payable.id }, actor,
    idempotencyKey: `payment:${payment.id}:excess`, note: payment.code,
    postings: excessCredited({ client: payment.client, gateway, amountMinor: excessMinor, currency: payment.currency }),
  })
  return { transaction: transaction ?? excess.id, payableMinor, surchargeMinor }
}

type Taken = { transaction: string; paidMinor: number }

/** Alone, the wallet pays all or nothing; beside a gateway's money it gives what it has, and the rest stays due. */
async function fromWallet(booked: Booked, dueMinor: number): Promise<Taken | null> {
  const { req, payment } = booked
  const amountMinor = Math.min(payment.walletMinor, dueMinor)
  if (amountMinor <= 0) return null
  if (!payment.gateway) return take(booked, amountMinor)
  await rows(req, 'savepoint before_wallet')
  try {
    return await take(booked, amountMinor)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    // Spent elsewhere meanwhile, or frozen: the money that has arrived counts all the same.
    await rows(req, 'rollback to savepoint before_wallet')
    return null
  }
}

async function take({ req, payment, payable, actor }: Booked, amountMinor: number): Promise<Taken> {
  const { transaction, paidMinor } = await payFromWallet(req, {
    website: payment.website, payable: { collection: payable.collection, id: payable.id }, client: payment.client, currency: payment.currency,
    amountMinor, idempotencyKey: `payment:${payment.id}:wallet`, actor, isPartAllowed: payment.gateway !== null,
  })
  return { transaction: transaction.id, paidMinor }
}

/** What staff saw on the bank account, and who. */
export const keepTransfer: Effect = async ({ input, actor }) => ({ reference: input.reference, receivedMinor: input.receivedMinor, confirmedBy: actor.id, nextAction: null, nextCheckAt: null })

export const keepApproval: Effect = async ({ actor }) => ({ approvedBy: actor.id })

export const keepRejection: Effect = async ({ input, actor }) => ({ declineCode: 'transfer_rejected', declineSentence: input.reason, approvedBy: actor.id, nextAction: null, nextCheckAt: null })
