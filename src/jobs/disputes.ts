import type { Job } from '../lib/feature.ts'
import { checkDispute } from '../operations/disputes/checkDispute.ts'
import { findDisputes } from '../operations/disputes/findDisputes.ts'
import { queueChecks, remindOfDisputes } from '../operations/disputes/queueDisputes.ts'

/** Every minute: up to 200 disputes whose gateway is due to be asked, and as many reminders of evidence that is due. */
export const checkDisputesJob: Job = {
  name: 'check-disputes',
  cron: '* * * * *',
  retryLimit: 0,
  run: async (req) => {
    await queueChecks(req)
    await remindOfDisputes(req)
  },
}

/** Hands a decision about one dispute to the gateway, or asks how it stands. */
export const checkDisputeJob: Job = { name: 'check-dispute', retryDelay: 1, retryLimit: 5, run: (req, { disputeId }) => checkDispute(req, disputeId as string) }

/** Every hour: disputes of the last three days that no message told of. */
export const findDisputesJob: Job = { name: 'find-disputes', cron: '25 * * * *', run: (req) => findDisputes(req) }
