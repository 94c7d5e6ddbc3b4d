'use client'
import type { DefaultCellComponentProps } from 'payload'
import { StatePill } from './StatePill.tsx'

/** A state in a list. */
export const StateCell = ({ cellData }: DefaultCellComponentProps) =>
  typeof cellData === 'string' ? <StatePill state={cellData} /> : null
