import type { PayloadRequest } from 'payload'

type Asked = { order: string; page: number; limit: number }

/** A page of an order's staff notes, the latest first, as the caller may read them. */
export const readNotes = (req: PayloadRequest, { order, page, limit }: Asked) =>
  req.payload.find({ collection: 'order-notes' as never, req, overrideAccess: false, depth: 0, page, limit, sort: '-createdAt', where: { order: { equals: order } } })
