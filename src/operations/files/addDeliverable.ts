import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../domain/errors.ts'
import { categoryOf, checkUpload } from '../../domain/files/deliverable.ts'
import type { FileCategory } from '../../domain/files/categories.ts'
import { fileName } from '../../domain/files/fileName.ts'
import { FILE_TYPES, isAccepted } from '../../domain/files/fileTypes.ts'
import { MAX_FILES } from '../../domain/files/limits.ts'
import type { Order } from '../../domain/orders/types.ts'
import { viewerOf } from '../../domain/orders/viewer.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { now } from '../../lib/clock.ts'
import { lockDocument, notFound } from '../../lib/db/lock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { receiveUpload, type Upload } from '../../lib/files/receiveUpload.ts'
import { sniff } from '../../lib/files/sniff.ts'
import { discard, incomingPathOf, keepIncoming, newKey } from '../../lib/files/storage.ts'
import { record } from '../../lib/outbox/record.ts'
import { addTimelineEvent } from '../../lib/workflow/timeline.ts'

type NewFile = { order: string; website: string; user: SignedInUser }
type Stored = Upload & { category: FileCategory; mimeType: string }

/**
 * Takes a file for an order: to disk first, outside any transaction, then its row. A crash in between
 * leaves a file without a row, never a row without a file.
 * @throws DomainError `payload_too_large`, `file_missing`, `file_empty`, `file_type_refused`,
 *   `file_category_refused`, `file_closed`, `invalid_input`, `unavailable`
 */
export async function addDeliverable(req: PayloadRequest, file: NewFile) {
  const upload = await receiveUpload(req, newKey(file.website))
  try {
    const stored = { ...upload, name: fileName(upload.name), category: categoryOf(upload.fields.category), mimeType: await typeOf(upload) }
    await keepIncoming(stored.key)
    return await writeRow(req, file, stored)
  } catch (error) {
    // A connection that breaks at COMMIT leaves open whether the row is there: only a refusal says that it is not.
    // What can't be forgotten now stays, private and without a row; the refusal counts.
    if (error instanceof DomainError) await discard(upload.key).catch((err: unknown) => req.payload.logger.error({ err }, 'A refused file could not be removed'))
    throw error
  }
}

async function typeOf({ key, name, sizeBytes, fields }: Upload): Promise<string> {
  refuseOtherFields(fields)
  if (sizeBytes === 0) throw new DomainError('file_empty', 'The file is empty.')
  const mimeType = await sniff(incomingPathOf(key))
  if (isAccepted(mimeType, fileName(name))) return mimeType
  const endings = Object.values(FILE_TYPES).flat()
  throw new DomainError('file_type_refused', `What is in the file is not what we take under that name. We take: ${endings.join(', ')}.`, { found: mimeType, endings })
}

function refuseOtherFields(fields: Record<string, string>): void {
  const unknown = Object.keys(fields).find((name) => name !== 'category')
  if (unknown) throw new DomainError('invalid_input', `“${unknown}”: Unknown field.`, { problems: [{ path: unknown, message: 'Unknown field' }] })
}

const writeRow = (req: PayloadRequest, { order: orderId, user }: NewFile, stored: Stored) =>
  inTransaction(req, async () => {
    const order = await lockDocument<Order>(req, 'orders' as never, orderId)
    const viewer = viewerOf(user, order)
    if (viewer === 'other' && order.state !== 'available') throw notFound()
    checkUpload(stored.category, viewer, order)
    await refuseTooMany(req, orderId)
    const { key, name, category, mimeType, sizeBytes, sha256 } = stored
    const at = now()
    const id = uuid()
    await rows(
      req,
      `insert into deliverables (id, website_id, order_id, name, category, uploader_id, mime_type, size_bytes, sha256, scan_state, storage_key, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'clean', $10, $11, $11)`,
      [id, order.website, order.id, name, category, user.id, mimeType, sizeBytes, sha256, key, at],
    )
    const document = { collection: 'orders', id: order.id }
    await addTimelineEvent(req, {
      website: order.website, document, event: 'file_added', actor: { id: user.id, roles: [viewer === 'client' || viewer === 'writer' ? viewer : 'support'] },
      // What the writer prepares concerns the client once it is delivered.
      audience: category === 'final' ? 'staff' : 'everyone', data: { category, name }, at,
    })
    await record(req, 'deliverable.added', { website: order.website, document: { collection: 'deliverables', id }, order: order.id, category })
    await faultPoints(req, 'deliverable.add')
    return { id, order: order.id, name, category, mimeType, sizeBytes, sha256, createdAt: at.toISOString() }
  })

async function refuseTooMany(req: PayloadRequest, order: string): Promise<void> {
  const found = await row<{ count: number }>(req, 'select count(*) as count from deliverables where order_id = $1', [order])
  if ((found?.count ?? 0) < MAX_FILES) return
  throw new DomainError('file_closed', `An order takes up to ${MAX_FILES} files.`, { maximum: MAX_FILES })
}
