'use client'
import { Button, useConfig, useTranslation } from '@payloadcms/ui'
import { getTranslation } from '@payloadcms/translations'
import { emptyWords } from './emptyWords.ts'
import type { useListTabs } from './useListTabs.ts'

type Props = { collection: string; list: ReturnType<typeof useListTabs>; newDocumentURL: string | null }

/** Instead of rows: why there are none, and what to do. */
export function EmptyList({ collection, list: { active, all, groups, search, open }, newDocumentURL }: Props) {
  const { getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  const { labels } = getEntityConfig({ collectionSlug: collection })!
  const view = active && active.key !== all.key ? active : null
  const isFiltered = search !== null || groups === null || groups.length > 0
  const { title, text, canShowAll } = emptyWords({ collection, plural: getTranslation(labels.plural, i18n), view, isFiltered })
  return (
    <div className="no-results list-empty" role="status">
      <h3>{title}</h3>
      {text && <p>{text}</p>}
      <div className="list-empty__buttons">
        {canShowAll && <Button size="medium" margin={false} buttonStyle="secondary" onClick={() => open(all)}>Show all</Button>}
        {newDocumentURL && <Button size="medium" margin={false} el="link" to={newDocumentURL}>{`Create ${getTranslation(labels.singular, i18n).toLowerCase()}`}</Button>}
      </div>
    </div>
  )
}
