import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { idOf } from '../domain/users/roles.ts'
import { detailsToKeep, type GivenDetails } from '../operations/payouts/keepDetails.ts'
import { tellOfDetails, type KeptDetails } from '../operations/payouts/tellOfDetails.ts'

/** Checks an account and stamps who gives it; versions of a writer are made one after another. */
export const stampDetails: CollectionBeforeChangeHook = async ({ req, data }) => ({
  ...data,
  ...(await detailsToKeep(req, { ...data, website: idOf(data.website), writer: idOf(data.writer) } as GivenDetails)),
})

/** The writer is told, and what is asked for waits. */
export const announceDetails: CollectionAfterChangeHook = async ({ req, doc }) => {
  const { id, masked, createdAt } = doc as Record<string, string>
  await tellOfDetails(req, { id, masked, createdAt, method: doc.method, website: idOf(doc.website), writer: idOf(doc.writer), changedBy: doc.changedBy ? idOf(doc.changedBy) : null } as KeptDetails)
  return doc
}
