import type { Viewer } from '../orders/viewer.ts'

/** What a file of an order is for. */
export const FILE_CATEGORIES = ['brief', 'reference', 'draft', 'final'] as const
export type FileCategory = (typeof FILE_CATEGORIES)[number]

/** Only a clean file is handed on. */
export const SCAN_STATES = ['clean', 'quarantined'] as const
export type ScanState = (typeof SCAN_STATES)[number]

/** Who adds which: the client’s side says what is wanted, the writer hands work over. */
export const UPLOADERS: Record<FileCategory, readonly Viewer[]> = {
  brief:     ['client', 'staff'],
  reference: ['client', 'staff'],
  draft:     ['writer'],
  final:     ['writer'],
}
