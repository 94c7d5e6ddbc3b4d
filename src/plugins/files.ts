import { Deliverables } from '../collections/files/Deliverables.ts'
import { sweepUploadsJob } from '../jobs/files.ts'
import { feature } from '../lib/feature.ts'

/** Private files on local disk. */
export const files = feature({ area: 'files', collections: [Deliverables], jobs: [sweepUploadsJob] })
