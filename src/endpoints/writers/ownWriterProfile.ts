import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf } from '../../lib/http/output.ts'
import { ownProfile } from '../../operations/writers/ownProfile.ts'

export const ownWriterProfile = endpoint({
  method: 'get',
  path: '/writers/me',
  summary: 'The caller’s writer profile on the website, and how many orders are in work',
  access: ['writer'],
  output: z.object({ doc: documentOf('writer-profiles'), inWork: z.int().describe('Orders in work') }),
  refusals: ['not_found'],
  handler: ({ req, user, website }) => ownProfile(req, { website, user: user.id }),
})
