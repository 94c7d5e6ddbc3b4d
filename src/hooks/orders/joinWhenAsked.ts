import type { CollectionBeforeOperationHook } from 'payload'

/** The lists that belong to an order are read only when a caller names them: each costs a query for each order. */
export const joinWhenAsked: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const read = args as { joins?: unknown }
  if (operation !== 'read' || req.payloadAPI !== 'REST' || read.joins !== undefined) return args
  return { ...args, joins: false }
}
