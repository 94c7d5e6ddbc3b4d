import type { PayloadRequest } from 'payload'
import { isSamePaper, type PaperKey } from '../../domain/papers/planPapers.ts'
import type { Taxed } from '../../domain/papers/taxLines.ts'
import { rows } from '../../lib/db/rows.ts'

/** A paper that was issued, as far as later ones of its document depend on it. */
export type IssuedPaper = PaperKey & Taxed & { id: string; number: string; corrects: string | null; note: string | null }

const ISSUED = `
  select id, number, note, kind::text, transaction_id as transaction, corrects_id as corrects, net_minor as "netMinor", tax_minor as "taxMinor",
    total_minor as "totalMinor", tax_lines as "taxLines"
  from papers where payable_id = $1 order by issued_at, id`

/** The papers of a document. Read them after it was locked. */
export const issuedPapers = (req: PayloadRequest, document: string): Promise<IssuedPaper[]> => rows<IssuedPaper>(req, ISSUED, [document])

export const isIssued = (paper: PaperKey, issued: readonly PaperKey[]): boolean => issued.some((each) => isSamePaper(each, paper))
