/** What a gateway says of a payment. `processing` may take days; the last four do not change any more. */
export const PAYMENT_STEPS = ['requires_action', 'processing', 'succeeded', 'failed', 'cancelled', 'expired'] as const
export type PaymentStep = (typeof PAYMENT_STEPS)[number]
