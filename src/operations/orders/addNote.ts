import type { PayloadRequest } from 'payload'

type NewNote = { website: string; order: string; text: string }

/** Adds a staff note to an order, as the caller may. */
export const addNote = (req: PayloadRequest, { website, order, text }: NewNote) =>
  req.payload.create({ collection: 'order-notes' as never, req, overrideAccess: false, depth: 0, data: { website, order, text } as never })
