import type { PayloadRequest } from 'payload'
import { gatewayFee } from '../../domain/ledger/recipes/gatewayFee.ts'
import type { Payment } from '../../domain/payments/payment.ts'
import { post } from '../../lib/ledger/post.ts'

/** Books what the gateway kept of a payment, once it says how much. Call it inside `inTransaction`. */
export async function bookFee(req: PayloadRequest, { id, website, gateway, feeMinor, currency }: Payment): Promise<void> {
  if (!gateway || !feeMinor) return
  await post(req, {
    website, kind: 'gateway_fee', document: { collection: 'payments', id }, actor: { id: null }, idempotencyKey: `payment:${id}:fee`,
    postings: gatewayFee({ gateway, feeMinor, currency }),
  })
}
