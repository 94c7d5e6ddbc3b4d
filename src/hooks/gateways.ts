import { createLocalReq, type CollectionAfterChangeHook } from 'payload'
import { asSystem } from '../lib/context.ts'
import { afterCommit } from '../lib/db/transaction.ts'
import { addPaymentSettings } from '../operations/gateways/sweepGateways.ts'

/** A new website can be paid at once. After the commit: whoever makes a website may see another one only. */
export const givePaymentSettings: CollectionAfterChangeHook = async ({ req, doc, operation }) => {
  if (operation === 'create') await afterCommit(req, () => asSystem(async () => addPaymentSettings(await createLocalReq({}, req.payload))))
  return doc
}
