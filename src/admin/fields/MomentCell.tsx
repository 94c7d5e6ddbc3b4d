'use client'
import type { DefaultCellComponentProps } from 'payload'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { CellLink } from './CellLink.tsx'
import { Moment } from './Moment.tsx'

/** A moment in a list, in the time zone of its row's website. */
export function MomentCell({ cellData, ...cell }: DefaultCellComponentProps) {
  const website = useWebsite(cell.rowData.website)
  if (typeof cellData !== 'string') return null
  return <CellLink {...cell}><Moment iso={cellData} timeZone={website?.timeZone} /></CellLink>
}
