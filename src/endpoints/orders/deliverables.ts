import { endpoint } from '../../lib/http/endpoint.ts'
import { addDeliverable } from '../../operations/files/addDeliverable.ts'
import { downloadDeliverable } from '../../operations/files/downloadDeliverable.ts'
import { listDeliverables } from '../../operations/files/listDeliverables.ts'
import { readableOrder } from '../../operations/orders/readableOrder.ts'

export const uploadDeliverable = endpoint({
  method: 'post',
  path: '/:id/deliverables',
  summary: 'Adds a file to an order (multipart: file, category)',
  access: 'user',
  rawBody: true,
  status: 201,
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
  handler: async ({ req, user, params }) => {
    const order = await readableOrder(req, params.id)
    return downloadDeliverable(req, { order: order.id, id: params.deliverable!, user })
  },
})
