import type { Job } from '../lib/feature.ts'
import { queueYesterday, runReconciliation } from '../operations/reconciliation/runReconciliation.ts'

/** Every night at 3:20 UTC: the day that is over, of every website. */
export const queueReconciliationsJob: Job = { name: 'queue-reconciliations', cron: '20 3 * * *', run: (req) => queueYesterday(req) }

/** Compares one day of a website with one gateway. */
export const reconcileJob: Job = { name: 'reconcile', retryLimit: 5, heartbeatSeconds: 300, run: (req, { reportId }) => runReconciliation(req, reportId as string) }
