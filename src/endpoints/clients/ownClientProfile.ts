import { endpoint } from '../../lib/http/endpoint.ts'
import { ownProfile } from '../../operations/clients/ownProfile.ts'

export const ownClientProfile = endpoint({
  method: 'get',
  path: '/clients/me',
  summary: 'The caller’s client profile on the website',
  access: ['client'],
  handler: ({ req, user, website }) => ownProfile(req, { website, user: user.id }),
})
