import type { Gateway, GatewayPayment, GatewayRefund } from '../../domain/gateways/gateway.ts'
import { GatewayError } from '../../domain/gateways/GatewayError.ts'
import type { PaymentStep } from '../../domain/gateways/paymentStep.ts'

/**
 * Bank transfers. Nobody can be asked: what has arrived is what staff confirm, so a payment waits for the
 * client and a refund is on its way until they say otherwise. The ids carry what a later question needs.
 */
export const manualGateway: Gateway = {
  name: 'manual',
  startPayment: async ({ id, currency }) => paymentOf(`bank_${currency}_${id}`, 'requires_action'),
  readPayment: async (id) => paymentOf(id, 'requires_action'),
  cancelPayment: async (id) => paymentOf(id, 'cancelled'),
  forgetMethod: async () => undefined,
  refund: async ({ id, intentId, amountMinor, currency }) => refundOf(`refund_${id}_${amountMinor}_${currency}_${intentId}`),
  readRefund: async (id) => refundOf(id),
  sendTransfer: async () => { throw refused('Bank transfers to writers are made by staff, in a batch.') },
  readTransfer: async () => { throw refused('Bank transfers to writers are made by staff, in a batch.') },
  readDispute: async () => { throw refused('A bank transfer can’t be disputed.') },
  submitEvidence: async () => { throw refused('A bank transfer can’t be disputed.') },
  acceptDispute: async () => { throw refused('A bank transfer can’t be disputed.') },
  disputesSince: async () => [],
  movementsSince: async function* () {
    // The bank account is not read: staff are its books.
  },
  test: async () => ({ works: true, sentence: 'Bank transfers need no connection: staff confirm what has arrived.' }),
}

const refused = (sentence: string): GatewayError => new GatewayError('refused', sentence, 'no_meaning')

function paymentOf(id: string, step: PaymentStep): GatewayPayment {
  const currency = /^bank_([A-Z]{3})_/.exec(id)?.[1]
  if (!currency) throw refused(`There is no bank transfer ${id}.`)
  return { id, intentId: id, customerId: null, step, receivedMinor: 0, currency, feeMinor: null, redirectUrl: null, clientSecret: null, decline: null, savedMethod: null }
}

function refundOf(id: string): GatewayRefund {
  const [, amountMinor, currency, intentId] = /^refund_[^_]+_(\d+)_([A-Z]{3})_(.+)$/.exec(id) ?? []
  if (!amountMinor || !currency || !intentId) throw refused(`There is no refund ${id} by bank transfer.`)
  return { id, intentId, step: 'processing', amountMinor: Number(amountMinor), currency, reason: null }
}
