import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { notFound } from '../../lib/db/lock.ts'
import { storage } from '../../lib/files/storage.ts'
import { requireReadable } from '../../lib/http/requireReadable.ts'
import { keepPdf } from './keepPdf.ts'
import { readPaper } from './readPaper.ts'

/**
 * A paper as PDF, for whoever may read the paper. Where the job has not made it yet it is made and kept now.
 * @throws DomainError `not_found`, also when it is somebody else's; `unavailable`
 */
export async function downloadPaper(req: PayloadRequest, id: string | undefined): Promise<Response> {
  if (!id || !z.uuid().safeParse(id).success) throw notFound()
  await requireReadable(req, 'papers', id)
  const paper = await readPaper(req, id)
  if (!paper) throw notFound()
  const { key, bytes } = await keepPdf(req, paper)
  const content = await storage().read(key, bytes)
  return new Response(Readable.toWeb(content) as never, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(bytes),
      // A number is capital letters, digits and hyphens.
      'content-disposition': `attachment; filename="${paper.number}.pdf"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}
