import { boss, DEAD_LETTERS } from '../../../lib/jobs/boss.ts'

const MOST_AT_ONCE = 1_000

/** Puts dead jobs back into the queues they came from: those named, or the 1,000 oldest. @returns how many */
export const redriveJobs = ({ ids }: { ids?: string[] | undefined }): Promise<number> =>
  boss().redrive(DEAD_LETTERS, { limit: MOST_AT_ONCE, ...(ids && { ids }) })
