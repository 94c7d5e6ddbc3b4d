'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { getTranslation } from '@payloadcms/translations'
import { useTranslation } from '@payloadcms/ui'
import { useTitle } from '../titles/TitlesProvider.tsx'

type Props = { collection: string; id: string; withKind?: boolean }

/** A document by its title, as a link to its page; plain words when the reader may not open it. */
export function DocumentLink({ collection, id, withKind = false }: Props) {
  const { config, getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  const title = useTitle(collection, id)
  const entity = getEntityConfig({ collectionSlug: collection })
  const kind = entity ? getTranslation(entity.labels.singular, i18n) : collection
  if (title === undefined) return <span>…</span>
  if (title === null) return <span>{kind}</span>
  return (
    <Link href={`${config.routes.admin}/collections/${collection}/${id}`} prefetch={false}>
      {withKind ? `${kind} ${title}` : title}
    </Link>
  )
}
