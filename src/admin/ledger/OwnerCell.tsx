'use client'
import type { DefaultCellComponentProps } from 'payload'
import { Owner } from './Owner.tsx'

/** Whose an account is, in a list. */
export const OwnerCell = ({ rowData }: DefaultCellComponentProps) => (
  <Owner ownerKind={String(rowData.ownerKind)} ownerId={String(rowData.ownerId ?? '')} />
)
