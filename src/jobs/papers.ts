import type { Job } from '../lib/feature.ts'
import { sweepPapers } from '../operations/papers/sweepPapers.ts'

/** Every night at 3:20 UTC: up to 500 documents whose money of the last week has no paper. */
export const sweepPapersJob: Job = { name: 'sweep-papers', cron: '20 3 * * *', run: (req) => sweepPapers(req) }
