import type { CollectionAfterChangeHook, CollectionBeforeValidateHook } from 'payload'
import { DomainError } from '../domain/errors.ts'
import { idOf } from '../domain/users/roles.ts'
import { current } from '../lib/context.ts'
import { afterCommit } from '../lib/db/transaction.ts'
import { forgetDirectory } from '../lib/websites/resolve.ts'

export const forgetWebsites: CollectionAfterChangeHook = async ({ req, doc }) => {
  await afterCommit(req, forgetDirectory)
  return doc
}

/**
 * Stamps the website on a new document and keeps it there for good. A caller can't name a website
 * that the request may not see.
 * @throws DomainError `website_required`, `invalid_input`
 */
export const stampWebsite: CollectionBeforeValidateHook = ({ data = {}, originalDoc, operation }) => {
  if (operation === 'update') return { ...data, website: idOf(originalDoc.website) }
  const { websiteId, visible } = current()
  const website = data.website ? idOf(data.website) : (websiteId ?? only(visible))
  if (!website) throw new DomainError('website_required', 'Say which website this belongs to.')
  if (visible !== 'all' && !visible.includes(website)) {
    throw new DomainError('invalid_input', '“website”: There is no such website.')
  }
  return { ...data, website }
}

const only = (visible: string[] | 'all'): string | null =>
  visible !== 'all' && visible.length === 1 ? visible[0]! : null
