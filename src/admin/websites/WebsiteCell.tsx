'use client'
import type { DefaultCellComponentProps } from 'payload'
import { CellLink } from '../fields/CellLink.tsx'
import { useTitle } from '../titles/TitlesProvider.tsx'

/** A website by its name, in lists of what each website has one of. */
export function WebsiteCell({ cellData, ...cell }: DefaultCellComponentProps) {
  const id = typeof cellData === 'object' ? (cellData as { id?: string } | null)?.id : cellData
  const title = useTitle('websites', String(id))
  return <CellLink {...cell}>{title ?? '…'}</CellLink>
}
