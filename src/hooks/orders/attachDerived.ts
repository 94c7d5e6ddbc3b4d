import type { CollectionAfterOperationHook } from 'payload'
import { paymentStatus } from '../../domain/payments/paymentStatus.ts'
import { viewerOf } from '../../domain/orders/viewer.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { derivedFacts, type DerivedFacts } from '../../lib/orders/derivedFacts.ts'

type Doc = { id: string; totalMinor?: number } & Record<string, unknown>

/**
 * Adds what an order's row does not hold: names of its people, and what the ledger says was paid. One
 * statement for a whole page. What was paid follows the total: who may not see one sees neither.
 */
export const attachDerived: CollectionAfterOperationHook = async ({ operation, result, req, args }) => {
  if (!/^(find|update)/.test(operation)) return result
  const docs = docsOf(result)
  const facts = await derivedFacts(req, docs.map(({ id }) => id))
  const isTrusted = (args as { overrideAccess?: boolean }).overrideAccess === true
  for (const doc of docs) {
    const known = facts.get(doc.id)
    if (known) Object.assign(doc, namesFor(isTrusted, req.user as SignedInUser | null, known), paymentOf(doc, known))
  }
  return result
}

function docsOf(result: unknown): Doc[] {
  const docs = (result as { docs?: Doc[] } | null)?.docs ?? [result as Doc | null]
  return docs.filter((doc): doc is Doc => typeof doc?.id === 'string')
}

/** Clients and writers know each other by display name only, and not before they work together. */
function namesFor(isTrusted: boolean, user: SignedInUser | null, facts: DerivedFacts) {
  const isParty = isTrusted || viewerOf(user, facts) !== 'other'
  return isParty ? { clientName: facts.clientName, writerName: facts.writerName } : {}
}

function paymentOf({ totalMinor }: Doc, { paidMinor, refundedMinor }: DerivedFacts) {
  if (totalMinor === undefined) return {}
  return { paidMinor, refundedMinor, paymentStatus: paymentStatus({ totalMinor, grantedMinor: refundedMinor, receivedMinor: paidMinor - refundedMinor }) }
}
