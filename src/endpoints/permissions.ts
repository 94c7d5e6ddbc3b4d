import { docAccessOperation, type Endpoint } from 'payload'
import { requireReadable } from '../lib/http/requireReadable.ts'

/**
 * What the caller may do with one document, or with a new one; the panel asks before it shows a form.
 * Payload's own answers for every document that exists, which tells that it is there.
 */
export const permissions = (slug: string): Endpoint => ({
  method: 'post',
  path: '/access/:id?',
  handler: async (req) => {
    const collection = req.payload.collections[slug]!
    const id = req.routeParams?.id as string | undefined
    if (id) await requireReadable(req, slug, id)
    return Response.json(await docAccessOperation({ id: id as string, collection, data: req.data, req }))
  },
})
