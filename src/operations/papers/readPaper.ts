import type { PayloadRequest } from 'payload'
import type { Paper } from '../../domain/papers/paper.ts'
import { row } from '../../lib/db/rows.ts'

/** A paper with what is kept of its PDF. */
export type KeptPaper = Omit<Paper, 'issuedAt'> & { issuedAt: Date; pdf: { key: string; bytes: number } | null }

const PAPER = `
  select p.id, p.website_id as website, p.client_id as client, p.kind::text, p.number, p.issued_at as "issuedAt", p.time_zone as "timeZone", p.currency, p.about,
    p.net_minor as "netMinor", p.tax_minor as "taxMinor", p.total_minor as "totalMinor", p.lines, p.tax_lines as "taxLines", p.seller, p.buyer, p.note, p.layout,
    c.number as "correctsNumber", case when p.pdf_key is not null then json_build_object('key', p.pdf_key, 'bytes', p.pdf_bytes) end as pdf
  from papers p left join papers c on c.id = p.corrects_id
  where p.id = $1`

/** A paper as it was issued, or null. */
export const readPaper = (req: PayloadRequest, id: string): Promise<KeptPaper | null> => row<KeptPaper>(req, PAPER, [id])
