import type { Job } from '../lib/feature.ts'
import { sweepUploads } from '../operations/files/sweepUploads.ts'

/** Every night: up to 1,000 uploads that a crash cut off. */
export const sweepUploadsJob: Job = { name: 'sweep-uploads', cron: '20 2 * * *', run: () => sweepUploads() }
