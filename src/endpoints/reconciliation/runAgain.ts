import { z } from 'zod'
import { yesterday } from '../../domain/reconciliation/dayOf.ts'
import { now } from '../../lib/clock.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { queueReconciliation } from '../../operations/reconciliation/runReconciliation.ts'

/** An admin compares a day anew, after a repair for instance. */
export const reconcileDay = endpoint({
  method: 'post',
  path: '/run',
  summary: 'Compares a day of the website with its gateways, again if it was done before; the reports change when it is done',
  access: ['admin'],
  idempotent: true,
  status: 202,
  input: z.object({ day: z.string().max(10).optional().describe('In UTC, such as 2026-03-01; yesterday when it is left out') }),
  output: z.object({ reports: z.array(z.uuid()).describe('Empty when the website has no gateway with books of its own') }),
  refusals: ['period_invalid'],
  handler: async ({ req, input, website }) => ({ reports: await queueReconciliation(req, website, input.day ?? yesterday(now())) }),
})
