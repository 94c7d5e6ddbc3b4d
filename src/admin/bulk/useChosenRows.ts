'use client'
import { useConfig, useListQuery, useSelection } from '@payloadcms/ui'
import { useEffect } from 'react'
import { idOf } from '../websites/WebsitesProvider.tsx'
import type { Chosen } from './runBulk.ts'

type Doc = Record<string, unknown> & { id: string; version?: number; state?: string }
export type ChosenRow = Chosen & { website: string; currency: string | null }

/** The rows of the page that are chosen, with the versions that are on the page. */
export function useChosenRows(collection: string) {
  const { data } = useListQuery()
  const { selected, selectedIDs, setSelection } = useSelection()
  const { getEntityConfig } = useConfig()
  const titleField = getEntityConfig({ collectionSlug: collection })?.admin?.useAsTitle ?? 'id'
  const docs = (data?.docs ?? []) as Doc[]
  useRowLabels(docs, titleField)
  const ids = new Set(selectedIDs.map(String))
  const rows = docs.filter(({ id }) => ids.has(id)).map((doc): ChosenRow => ({
    id: doc.id, version: Number(doc.version), state: String(doc.state), title: String(doc[titleField] ?? doc.id),
    website: idOf(doc.website), currency: (doc.currency as string | undefined) ?? null,
  }))
  const unchoose = (these: readonly { id: string }[]): void => {
    for (const { id } of these) if (selected.get(id)) setSelection(id)
  }
  return { rows, unchoose }
}

/** Payload's boxes have no names; a screen reader should say which row each one chooses. */
function useRowLabels(docs: Doc[], titleField: string): void {
  useEffect(() => {
    const boxes = document.querySelectorAll('.collection-list .cell-_select input[type=checkbox]')
    boxes.forEach((box, i) => box.setAttribute('aria-label', `Choose ${String(docs[i]?.[titleField] ?? 'this row')}`))
  })
}
