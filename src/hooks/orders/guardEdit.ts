import type { CollectionBeforeChangeHook } from 'payload'
import { editOrder } from '../../domain/orders/editable.ts'
import type { Order } from '../../domain/orders/types.ts'
import { viewerOf } from '../../domain/orders/viewer.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'

/** Lets clients edit drafts and staff what has not ended; the brief stays answers to the service's form. */
export const guardEdit: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  if (operation !== 'update' || req.payloadAPI === 'local') return data
  const viewer = viewerOf(req.user as SignedInUser | null, originalDoc)
  return { ...data, ...editOrder(originalDoc as Order, data, viewer) }
}
