import { executeAccess, type PayloadRequest, type SanitizedCollectionConfig, type Where } from 'payload'
import { combineWhereConstraints, mergeListSearchAndWhere } from 'payload/shared'

type Asked = { where?: Where | undefined; search?: string | undefined }

/**
 * The filter of a list as the panel shows it: what was asked for, the search, and the website that is
 * chosen in the panel's switcher. Access is not in it.
 */
export async function listFilter(req: PayloadRequest, config: SanitizedCollectionConfig, { where, search }: Asked): Promise<Where> {
  const chosen = await config.admin.baseFilter?.({ limit: 0, page: 1, req, sort: '' })
  return mergeListSearchAndWhere({ collectionConfig: config, search: search as string, where: combineWhereConstraints([where, chosen ?? undefined]) })
}

/** What the caller may read of a collection, as a filter; `true` is all. @throws Payload's Forbidden when it is nothing */
export const readAccess = (req: PayloadRequest, { access }: SanitizedCollectionConfig): Promise<boolean | Where> =>
  executeAccess({ req }, access.read)
