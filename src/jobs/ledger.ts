import type { Job } from '../lib/feature.ts'
import { lapseBonus } from '../operations/ledger/lapseBonus.ts'
import { reportFindings } from '../operations/ledger/reportFindings.ts'
import { rollUp } from '../operations/ledger/rollUp.ts'
import { sealLedger } from '../operations/ledger/sealLedger.ts'

/** A busy account is rolled up when its balance would be a sum over more than this. */
const BUSY_AFTER_POSTINGS = 500

/** Every minute: all transactions since the last seal, in batches of 1,000. */
export const sealLedgerJob: Job = { name: 'ledger-seal', cron: '* * * * *', run: (req) => sealLedger(req) }

/** Every five minutes: up to 1,000 busy accounts of the platform. */
export const rollUpBusyJob: Job = { name: 'ledger-roll-up-busy', cron: '*/5 * * * *', run: (req) => rollUp(req, BUSY_AFTER_POSTINGS) }

/** Every night at 1:10 UTC: up to 1,000 accounts of the platform that moved. */
export const rollUpJob: Job = { name: 'ledger-roll-up', cron: '10 1 * * *', run: (req) => rollUp(req) }

/** Every hour: bonus credit of up to 500 clients. */
export const lapseBonusJob: Job = { name: 'ledger-lapse-bonus', cron: '25 * * * *', run: (req) => lapseBonus(req) }

/** Every night at 2:10 UTC: the whole ledger. What differs is logged, and the job fails. */
export const verifyLedgerJob: Job = { name: 'ledger-verify', cron: '10 2 * * *', retryLimit: 0, heartbeatSeconds: 300, run: (req) => reportFindings(req) }
