import type { DefaultCellComponentProps } from 'payload'
import { reasonInWords } from '../../domain/disputes/reasons.ts'

/** Why the bank disputes, in words. */
export const ReasonCell = ({ cellData }: DefaultCellComponentProps) => (typeof cellData === 'string' ? reasonInWords(cellData) : null)
