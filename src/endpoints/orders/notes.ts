import { z } from 'zod'
import { STAFF_ROLES } from '../../domain/users/roles.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf, pageOf } from '../../lib/http/output.ts'
import { addNote } from '../../operations/orders/addNote.ts'
import { readableOrder } from '../../operations/orders/readableOrder.ts'
import { readNotes } from '../../operations/orders/readNotes.ts'

export const listNotes = endpoint({
  method: 'get',
  path: '/:id/notes',
  summary: 'What staff told each other about an order, the latest first',
  access: STAFF_ROLES,
  query: z.object({ page: z.coerce.number().int().min(1).max(1_000).default(1), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: pageOf(documentOf('order-notes')),
  handler: async ({ req, params, query }) => {
    const { id } = await readableOrder(req, params.id)
    return readNotes(req, { order: id, ...query })
  },
})

export const postNote = endpoint({
  method: 'post',
  path: '/:id/notes',
  summary: 'Adds a staff note',
  access: STAFF_ROLES,
  status: 201,
  input: z.object({ text: z.string().trim().min(1).max(5_000) }),
  output: z.object({ doc: documentOf('order-notes') }),
  handler: async ({ req, params, input }) => {
    const { id, website } = await readableOrder(req, params.id)
    return { doc: await addNote(req, { order: id, website, text: input.text }) }
  },
})
