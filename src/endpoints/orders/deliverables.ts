import { z } from 'zod'
import { FILE_CATEGORIES, SCAN_STATES } from '../../domain/files/categories.ts'
import { FILE_TYPES } from '../../domain/files/fileTypes.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { fileOf, moment } from '../../lib/http/output.ts'
import { addDeliverable } from '../../operations/files/addDeliverable.ts'
import { downloadDeliverable } from '../../operations/files/downloadDeliverable.ts'
import { listDeliverables } from '../../operations/files/listDeliverables.ts'
import { readableOrder } from '../../operations/orders/readableOrder.ts'

const file = {
  id: z.uuid(), name: z.string(), category: z.enum(FILE_CATEGORIES), mimeType: z.string(),
  sizeBytes: z.int(), sha256: z.string(), createdAt: moment,
}

export const uploadDeliverable = endpoint({
  method: 'post',
  path: '/:id/deliverables',
  summary: 'Adds a file to an order (multipart: file, category)',
  access: 'user',
  status: 201,
  upload: z.object({ category: z.enum(FILE_CATEGORIES) }),
  output: z.object({ doc: z.object({ ...file, order: z.uuid() }) }),
  refusals: ['file_missing', 'file_empty', 'file_type_refused', 'file_category_refused', 'file_closed'],
  handler: async ({ req, user, params }) => {
    const { id, website } = await readableOrder(req, params.id)
    return { doc: await addDeliverable(req, { order: id, website, user }) }
  },
})

export const showDeliverables = endpoint({
  method: 'get',
  path: '/:id/deliverables',
  summary: 'The files of an order, as far as the caller may have them',
  access: 'user',
  output: z.object({
    docs: z.array(z.object({
      ...file,
      scanState: z.enum(SCAN_STATES),
      by: z.object({ role: z.enum(['client', 'writer', 'staff']), name: z.string().nullable() }),
      isLocked: z.boolean().describe('Until the order is paid in full'),
    }).meta({ id: 'OrderFile' })),
  }),
  handler: async ({ req, user, params }) => {
    const { id } = await readableOrder(req, params.id)
    return { docs: await listDeliverables(req, { order: id, user }) }
  },
})

export const download = endpoint({
  method: 'get',
  path: '/:id/deliverables/:deliverable/download',
  summary: 'One file of an order',
  access: 'user',
  output: fileOf(...(Object.keys(FILE_TYPES) as [string, ...string[]])),
  refusals: ['file_locked'],
  handler: async ({ req, user, params }) => {
    const order = await readableOrder(req, params.id)
    return downloadDeliverable(req, { order: order.id, id: params.deliverable!, user })
  },
})
