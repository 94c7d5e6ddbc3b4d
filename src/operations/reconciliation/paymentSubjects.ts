import type { PayloadRequest } from 'payload'
import type { Movement } from '../../domain/reconciliation/compare.ts'
import { rows } from '../../lib/db/rows.ts'
import { entriesNamed, toMovement, type GatewayEntry } from './ledgerMovements.ts'

/** A payment through a gateway, of whatever website. */
export type KnownPayment = { id: string; website: string; intentId: string; payableId: string; transaction: string | null }

const COLUMNS = 'id, website_id as website, intent_id as "intentId", payable_id as "payableId", transaction_id as transaction'

/** The payments behind payment intents; of all websites, since several may share an account at the gateway. */
export const paymentsByIntent = (req: PayloadRequest, intents: readonly string[]): Promise<KnownPayment[]> =>
  rows<KnownPayment>(req, `select ${COLUMNS} from payments where intent_id = any($1)`, [intents])

/** The payments that entries of the ledger name by their key, their transaction or what they paid for. */
export async function paymentsOfEntries(req: PayloadRequest, website: string, entries: readonly GatewayEntry[]): Promise<KnownPayment[]> {
  const ids = entries.flatMap(({ key }) => paymentIn(key) ?? [])
  return rows<KnownPayment>(
    req,
    `select ${COLUMNS} from payments where website_id = $1 and intent_id is not null and (id = any($2) or transaction_id = any($3) or payable_id = any($4))`,
    [website, ids, entries.map(({ id }) => id), entries.map(({ document }) => document)],
  )
}

/**
 * What an entry is about: the charge or the fee of a payment. One that names a payable and no payment is
 * taken for another booking of its payment, if it has one: so what was booked twice is seen as that.
 */
export function paymentSubject(entry: GatewayEntry, payments: readonly KnownPayment[]): string | null {
  const named = paymentIn(entry.key)
  const payment = payments.find(({ id, transaction }) => id === named || transaction === entry.id)
    ?? (IN_KINDS.includes(entry.kind) ? payments.find(({ payableId }) => payableId === entry.document) : undefined)
  if (!payment) return null
  return entry.kind === 'gateway_fee' ? `fee ${payment.intentId}` : `charge ${payment.intentId}`
}

const IN_KINDS: readonly string[] = ['topped_up', 'paid_by_gateway', 'excess_credited']

const paymentIn = (key: string): string | null => /^payment:([0-9a-f-]{36})(:excess|:fee)?$/.exec(key)?.[1] ?? null

/** All that the ledger has of certain payments, also outside of the period that is looked at. */
export async function movementsOfPayments(req: PayloadRequest, { website, gateway, payments }: { website: string; gateway: string; payments: readonly KnownPayment[] }): Promise<Movement[]> {
  const keys = payments.flatMap(({ id }) => [`payment:${id}`, `payment:${id}:excess`, `payment:${id}:fee`])
  const ids = payments.flatMap(({ transaction }) => transaction ?? [])
  const entries = await entriesNamed(req, { website, gateway, keys, ids })
  return entries.flatMap((entry) => {
    const subject = paymentSubject(entry, payments)
    return subject ? [toMovement(entry, subject)] : []
  })
}
