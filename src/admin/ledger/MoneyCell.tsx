'use client'
import type { DefaultCellComponentProps } from 'payload'
import { CellLink } from '../fields/CellLink.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { Money } from './Money.tsx'

/** An amount in a list, in the currency of its row, else of its website. */
export function MoneyCell({ cellData, ...cell }: DefaultCellComponentProps) {
  const website = useWebsite(cell.rowData.website)
  const currency = (cell.rowData.currency as string | undefined) ?? website?.currency
  if (typeof cellData !== 'number' || !currency) return null
  return <CellLink {...cell}><Money amountMinor={cellData} currency={currency} /></CellLink>
}
