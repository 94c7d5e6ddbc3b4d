import { endpoint } from '../../lib/http/endpoint.ts'
import { ownProfile } from '../../operations/writers/ownProfile.ts'

export const ownWriterProfile = endpoint({
  method: 'get',
  path: '/writers/me',
  summary: 'The caller’s writer profile on the website, and how many orders are in work',
  access: ['writer'],
  handler: ({ req, user, website }) => ownProfile(req, { website, user: user.id }),
})
