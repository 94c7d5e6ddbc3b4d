import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { row } from '../../lib/db/rows.ts'
import { storeBytes } from '../../lib/files/storeBytes.ts'
import { discard, newKey } from '../../lib/files/storage.ts'
import { renderPaper } from '../../lib/papers/renderPaper.ts'
import { logoOnPaper } from './logos.ts'
import { readPaper, type KeptPaper } from './readPaper.ts'

const KEEP = 'update papers set pdf_key = $2, pdf_bytes = $3, pdf_sha256 = $4 where id = $1 and pdf_key is null returning id'

/**
 * Makes a paper's PDF and keeps it, unless that was done. Of two that make it at once one is kept: both
 * are the same. A crash in between leaves a file without a row, never a row without a file.
 * @throws DomainError `unavailable` while the file storage is away
 */
export async function keepPdf(req: PayloadRequest, paper: KeptPaper): Promise<NonNullable<KeptPaper['pdf']>> {
  if (paper.pdf) return paper.pdf
  const content = await renderPaper({ ...paper, issuedAt: paper.issuedAt.toISOString() }, await logoOnPaper(req, paper))
  const key = newKey(paper.website)
  await storeBytes(key, content)
  const kept = await row(req, KEEP, [paper.id, key, content.length, createHash('sha256').update(content).digest('hex')])
  if (kept) return { key, bytes: content.length }
  await discard(key)
  return (await readPaper(req, paper.id))!.pdf!
}
