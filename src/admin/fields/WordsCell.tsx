'use client'
import type { DefaultCellComponentProps } from 'payload'
import { sentence } from '../words.ts'
import { CellLink } from './CellLink.tsx'

/** A code such as `mark_paid` as words, in a list. */
export const WordsCell = ({ cellData, ...cell }: DefaultCellComponentProps) =>
  typeof cellData === 'string' ? <CellLink {...cell}>{sentence(cellData)}</CellLink> : null
