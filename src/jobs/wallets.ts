import type { Job } from '../lib/feature.ts'
import { queueAutoTopUps } from '../operations/wallets/autoTopUp/queueAutoTopUps.ts'
import { tendAutoTopUp } from '../operations/wallets/autoTopUp/tendAutoTopUp.ts'

/** Every minute: up to 200 wallets that are to be filled and were not told of, and charges still under way. */
export const queueAutoTopUpsJob: Job = { name: 'auto-top-ups', cron: '* * * * *', retryLimit: 0, run: (req) => queueAutoTopUps(req) }

/** Fills one wallet from its saved method where it is due. */
export const autoTopUpJob: Job = { name: 'auto-top-up', run: (req, { autoTopUpId }) => tendAutoTopUp(req, autoTopUpId as string) }
