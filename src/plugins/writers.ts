import { WriterProfiles } from '../collections/writers/WriterProfiles.ts'
import { ownWriterProfile } from '../endpoints/writers/ownWriterProfile.ts'
import { feature } from '../lib/feature.ts'

/** Who may write what: level, subjects, capacity and pay of a website's writers. */
export const writers = feature({ area: 'writers', collections: [WriterProfiles], endpoints: [ownWriterProfile] })
