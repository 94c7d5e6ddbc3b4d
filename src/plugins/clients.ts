import { ClientProfiles } from '../collections/clients/ClientProfiles.ts'
import { ownClientProfile } from '../endpoints/clients/ownClientProfile.ts'
import { feature } from '../lib/feature.ts'
import { makeClientProfile } from '../operations/clients/makeClientProfile.ts'

/** What a website knows of its clients. */
export const clients = feature({
  area: 'clients',
  collections: [ClientProfiles],
  endpoints: [ownClientProfile],
  reactions: { 'user.registered': [makeClientProfile], 'user.joined_website': [makeClientProfile] },
})
