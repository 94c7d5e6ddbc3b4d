'use client'
import type { DefaultCellComponentProps } from 'payload'
import { DocumentLink } from './DocumentLink.tsx'

/** What a ledger transaction is about. */
export const DocumentCell = ({ cellData, rowData }: DefaultCellComponentProps) =>
  cellData ? <DocumentLink withKind collection={String(rowData.documentCollection)} id={String(cellData)} /> : null

/** What an earning is for. */
export const PayableCell = ({ cellData, rowData }: DefaultCellComponentProps) =>
  cellData ? <DocumentLink withKind collection={String(rowData.payableCollection)} id={String(cellData)} /> : null
