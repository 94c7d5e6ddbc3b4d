/** What the platform hands to clients about money, in the order in which one fact makes them. */
export const PAPER_KINDS = ['invoice', 'receipt', 'credit_note'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

export const PAPER_WORDS: Record<PaperKind, { title: string; prefix: string }> = {
  invoice: { title: 'Invoice', prefix: 'INV' },
  receipt: { title: 'Receipt', prefix: 'REC' },
  credit_note: { title: 'Credit note', prefix: 'CRN' },
}
