import type { Difference } from './compare.ts'

export const RECONCILIATION_STATES = ['running', 'agrees', 'differs', 'failed'] as const
export type ReconciliationState = (typeof RECONCILIATION_STATES)[number]

/** What both sides say of one currency, and what the gateway paid out to the bank, which is nobody's in the ledger. */
export type ReconciliationTotal = { currency: string; gatewayMinor: number; ledgerMinor: number; paidOutMinor: number }

/** A difference with the document that it is about, when there is one. */
export type ReportedDifference = Difference & { document: { collection: string; id: string } | null }
