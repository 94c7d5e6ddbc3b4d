import { Reconciliations } from '../collections/reconciliation/Reconciliations.ts'
import { queueReconciliationsJob, reconcileJob } from '../jobs/reconciliation.ts'
import { feature } from '../lib/feature.ts'

/** Whether the ledger and the gateways agree, day by day. */
export const reconciliation = feature({
  area: 'reconciliation',
  collections: [Reconciliations],
  jobs: [queueReconciliationsJob, reconcileJob],
})
