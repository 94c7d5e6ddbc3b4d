import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf } from '../../lib/http/output.ts'
import { ownProfile } from '../../operations/clients/ownProfile.ts'

export const ownClientProfile = endpoint({
  method: 'get',
  path: '/clients/me',
  summary: 'The caller’s client profile on the website',
  access: ['client'],
  output: z.object({ doc: documentOf('client-profiles') }),
  refusals: ['not_found'],
  handler: ({ req, user, website }) => ownProfile(req, { website, user: user.id }),
})
