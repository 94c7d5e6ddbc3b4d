import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../domain/errors.ts'
import type { GatewayName, PaymentMode } from '../../domain/gateways/gateway.ts'
import { nextCheck } from '../../domain/payments/nextCheck.ts'
import type { PaymentPurpose } from '../../domain/payments/payment.ts'
import { referenceCode } from '../../domain/payments/referenceCode.ts'
import { refuseTooLarge, surchargeFor } from '../../domain/payments/surcharge.ts'
import { splitPayment } from '../../domain/payments/splitPayment.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { requireGateway } from '../../lib/gateways/gatewayFor.ts'
import { record } from '../../lib/outbox/record.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { lockPayable, lockReadablePayable, payableKind, type PayableNow } from './payables.ts'
import { paymentRules, type PaymentRules } from './paymentRules.ts'
import { readWallet } from './readWallet.ts'
import { returnUrlFor } from './returnUrlFor.ts'
import { savedMethodOf } from './savedMethods.ts'

export type PaymentRequest = {
  client: string
  payable: { collection: string; id: string }
  purpose?: PaymentPurpose | undefined
  useWallet: boolean
  /** Null when nothing but the wallet is to pay. */
  gateway: GatewayName | null
  mode?: PaymentMode | undefined
  /** A saved method of the client. */
  method?: string | undefined
  savesMethod?: boolean
  returnUrl?: string | undefined
  isOffSession?: boolean
  /** Not more than this of what is due. */
  amountMinor?: number
  /** The platform pays for its client, who is not there, under a name that no second attempt can have. */
  chargeKey?: string
}

/**
 * Makes an attempt to pay what is due on a document. What the wallet covers wholly is paid at once;
 * anything else waits for `startPayment`, which speaks to the gateway outside of this transaction.
 * @returns the id of the attempt
 * @throws DomainError `payable_unknown`, `not_found`, `forbidden`, `nothing_due`, `not_payable`, `payment_open`, `no_installment_plan`, `no_installment_due`, `gateway_off`,
 *   `insufficient_funds`, `wallet_frozen`, `spending_limit_reached`, `payment_too_small`, `payment_too_large`, `method_unknown`, `return_url_invalid`, `invalid_input`
 */
export const createPayment = (req: PayloadRequest, request: PaymentRequest): Promise<string> =>
  inTransaction(req, async () => {
    // Before reading what is due: two payments that both saw “unpaid” would both pay.
    const found = await (request.chargeKey ? lockPayable : lockReadablePayable)(req, request.payable)
    refuseForeign(found, request)
    if (found.refusal) throw found.refusal
    if (found.installmentMinor !== null) await refuseBesideCharge(req, found)
    const payable = { ...found, dueMinor: toPayMinor(found, request) }
    const rules = request.gateway && (await paymentRules(req, payable.website, request.gateway))
    const split = splitPayment({
      dueMinor: payable.dueMinor, currency: payable.currency, gateway: rules,
      spendableMinor: await spendable(req, payable, request),
    })
    if (split.gatewayMinor > 0) await requireGateway(req, payable.website, request.gateway!)
    const surchargeMinor = surchargeOf(request, { gatewayMinor: split.gatewayMinor, currency: payable.currency, rules })
    const doc = await insert(req, request, { payable, split: { ...split, surchargeMinor }, rules: split.gatewayMinor > 0 ? rules : null })
    await record(req, 'payment.created', { website: payable.website, document: { collection: 'payments', id: doc.id }, payable: request.payable })
    await faultPoints(req, 'payment.create')
    if (split.gatewayMinor === 0) await transition(req, { collection: 'payments', id: doc.id, name: 'succeed', version: null, actor: SYSTEM, locked: doc })
    return doc.id
  })

function refuseForeign(payable: PayableNow, { client, purpose }: PaymentRequest): void {
  if (payable.client !== client) throw new DomainError('forbidden', 'Only its client pays for this.')
  const known = payableKind(payable.collection).purpose
  const isPart = purpose === 'installment' && payable.collection === 'orders'
  if (purpose && purpose !== known && !isPart) throw new DomainError('invalid_input', `“purpose”: This is paid for as “${known}”.`, { purpose: known })
}

/** With a plan, its purpose says how much is paid: what of the parts is due, or all that is left. */
function toPayMinor({ dueMinor, installmentMinor }: PayableNow, { purpose, amountMinor = dueMinor }: PaymentRequest): number {
  if (purpose !== 'installment') return Math.min(dueMinor, amountMinor)
  if (installmentMinor === null) throw new DomainError('no_installment_plan', 'This is not paid in installments. Accept a plan first, or pay all of it.')
  if (installmentMinor === 0) throw new DomainError('no_installment_due', 'No installment is due now. To pay all that is left, leave “purpose” out.', { leftMinor: dueMinor })
  return Math.min(dueMinor, installmentMinor, amountMinor)
}

const UNDER_WAY = `
  select id from payments where website_id = $1 and payable_id = $2 and (state = 'processing' or (state = 'created' and mode = 'saved_method')) limit 1`

/** What is charged without its client must not be paid once more by the client who is there. */
async function refuseBesideCharge(req: PayloadRequest, { website, id }: PayableNow): Promise<void> {
  const open = await row<{ id: string }>(req, UNDER_WAY, [website, id])
  if (open) throw new DomainError('payment_open', 'A payment for this is under way. Wait until it is over.', { payment: open.id })
}

/**
 * A top-up fills the wallet: it is not paid from it. Where the wallet pays alone, what holds it back is
 * told by the payment itself.
 */
async function spendable(req: PayloadRequest, { collection, website, client }: PayableNow, { useWallet, gateway }: PaymentRequest): Promise<number> {
  if (!useWallet || payableKind(collection).isWhole) return 0
  const { spendableMinor, balanceMinor, bonusMinor } = await readWallet(req, website, client)
  return gateway ? spendableMinor : balanceMinor + bonusMinor
}

type Charged = { gatewayMinor: number; currency: string; rules: PaymentRules | null }

/** Nobody is charged a fee of which they were not told: where the platform pays for its client there is none. */
function surchargeOf({ gateway, chargeKey }: PaymentRequest, { gatewayMinor, currency, rules }: Charged): number {
  if (!gateway || !rules || chargeKey) return 0
  const surchargeMinor = surchargeFor({ amountMinor: gatewayMinor, currency, gateway, terms: rules.surcharge })
  refuseTooLarge({ gatewayMinor, surchargeMinor, currency }, rules.largestMinor)
  return surchargeMinor
}

type Decided = { payable: PayableNow; split: { walletMinor: number; gatewayMinor: number; surchargeMinor: number }; rules: PaymentRules | null }

async function insert(req: PayloadRequest, request: PaymentRequest, { payable, split, rules }: Decided): Promise<Document> {
  const at = now()
  const moment = at.toISOString()
  const doc = await req.payload.db.create({
    collection: 'payments', req,
    data: {
      website: payable.website, client: payable.client, payableCollection: payable.collection, payableId: payable.id, about: payable.about,
      purpose: request.purpose ?? payableKind(payable.collection).purpose, chargeKey: request.chargeKey ?? null, code: referenceCode('P', uuid()), currency: payable.currency,
      totalMinor: payable.dueMinor, ...split, receivedMinor: 0, walletTakenMinor: 0, surchargeTakenMinor: 0, checks: 0,
      ...(rules && (await throughGateway(req, request, { payable, rules, at }))),
      state: 'created', stateSince: moment, stateEpisode: 0, version: 0, createdAt: moment, updatedAt: moment,
    },
  })
  return doc as unknown as Document
}

type Through = { payable: PayableNow; rules: PaymentRules; at: Date }

async function throughGateway(req: PayloadRequest, request: PaymentRequest, { payable, rules, at }: Through): Promise<Record<string, unknown>> {
  const { gateway, savesMethod = false, isOffSession = false } = request
  const mode = modeOf(request)
  const expiresAt = new Date(at.getTime() + rules.minutes * 60_000)
  const method = request.method ? await savedMethodOf(req, { id: request.method, website: payable.website, client: payable.client }) : null
  return {
    gateway, mode, savesMethod, isOffSession, method,
    returnUrl: mode === 'transfer' ? null : await returnUrlFor(req, payable.website, request.returnUrl),
    approvalMinor: rules.approvalMinor,
    expiresAt: expiresAt.toISOString(),
    nextCheckAt: nextCheck('created', 0, { now: at, expiresAt })!.toISOString(),
  }
}

/** @throws DomainError `invalid_input` for a mode that the gateway lacks */
function modeOf({ gateway, mode, method }: PaymentRequest): PaymentMode {
  if (gateway === 'manual') return checked(mode ?? 'transfer', ['transfer'])
  if (method) return checked(mode ?? 'saved_method', ['saved_method'])
  return checked(mode ?? 'checkout', ['checkout', 'card'])
}

function checked(mode: PaymentMode, known: readonly PaymentMode[]): PaymentMode {
  if (known.includes(mode)) return mode
  throw new DomainError('invalid_input', `“mode”: Use ${known.join(' or ')} here.`, { known })
}
