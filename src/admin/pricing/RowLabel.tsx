'use client'
import { useRowLabel } from '@payloadcms/ui'

/** Titles a row of a list with the name that was given to it. */
export function RowLabel() {
  const { data, rowNumber } = useRowLabel<{ label?: string }>()
  return <span>{data?.label || `New, number ${(rowNumber ?? 0) + 1}`}</span>
}
