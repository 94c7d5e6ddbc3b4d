import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import { notFound } from '../../lib/db/lock.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import { storage } from '../../lib/files/storage.ts'
import { pdfAnswer } from '../../lib/http/pdfAnswer.ts'
import { requireReadable } from '../../lib/http/requireReadable.ts'
import { keepPdf } from './keepPdf.ts'
import { readPaper } from './readPaper.ts'

/**
 * A paper as PDF, for whoever may read the paper. Where the job has not made it yet it is made and kept now.
 * @throws DomainError `not_found`, also when it is somebody else's; `unavailable`
 */
export async function downloadPaper(req: PayloadRequest, id: string | undefined): Promise<Response> {
  if (!id || !uuidOf(id)) throw notFound()
  await requireReadable(req, 'papers', id)
  const paper = await readPaper(req, id)
  if (!paper) throw notFound()
  const { key, bytes } = await keepPdf(req, paper)
  const content = await storage().read(key, bytes)
  // A number is capital letters, digits and hyphens.
  return pdfAnswer(Readable.toWeb(content) as never, `${paper.number}.pdf`, bytes)
}
