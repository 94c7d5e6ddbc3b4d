import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { isLocked, isShown } from '../../domain/files/deliverable.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { notFound } from '../../lib/db/lock.ts'
import { row } from '../../lib/db/rows.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import { storage } from '../../lib/files/storage.ts'
import { FILES, filesAsSeen, type FileRow } from './orderFiles.ts'

/**
 * A file's content, always as something to save and never as something a browser shows or guesses.
 * @throws DomainError `not_found`, `file_locked`, `unavailable`
 */
export async function downloadDeliverable(req: PayloadRequest, asked: { order: string; id: string; user: SignedInUser }): Promise<Response> {
  if (!uuidOf(asked.id)) throw notFound()
  const { order, viewer, status } = await filesAsSeen(req, asked)
  const file = await row<FileRow>(req, `${FILES} and d.id = $2`, [order.id, asked.id])
  if (!file || file.scanState !== 'clean' || !isShown(file, viewer, order)) throw notFound()
  if (isLocked(file, viewer, status)) throw new DomainError('file_locked', 'Pay the order in full to get this file.', { paymentStatus: status })
  const content = await storage().read(file.storageKey, file.sizeBytes)
  return new Response(Readable.toWeb(content) as never, { headers: headersOf(file) })
}

const headersOf = ({ name, mimeType, sizeBytes }: FileRow) => ({
  'content-type': mimeType,
  'content-length': String(sizeBytes),
  'content-disposition': `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`,
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-store',
})

const asciiOf = (name: string): string => name.replace(/[^\x20-\x7e]|["\\]/g, '_')
