import type { PayloadRequest } from 'payload'
import { isLocked, isShown } from '../../domain/files/deliverable.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { rows } from '../../lib/db/rows.ts'
import { FILES, filesAsSeen, type FileRow } from './orderFiles.ts'

/** The files of an order that somebody may know of, the latest first; an order has at most 200. */
export async function listDeliverables(req: PayloadRequest, asked: { order: string; user: SignedInUser }) {
  const { order, viewer, status } = await filesAsSeen(req, asked)
  const found = await rows<FileRow>(req, `${FILES} order by d.created_at desc, d.id desc`, [order.id])
  return found.filter((file) => isShown(file, viewer, order)).map((file) => {
    const { storageKey: _kept, uploaderRole, uploaderName, ...told } = file
    return { ...told, by: { role: uploaderRole, name: uploaderName }, isLocked: isLocked(file, viewer, status) }
  })
}
