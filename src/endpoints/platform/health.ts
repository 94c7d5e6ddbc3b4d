import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { moment } from '../../lib/http/output.ts'
import { runHealth } from '../../operations/platform/health/runHealth.ts'

const Status = z.enum(['ok', 'warning', 'failing'])

/** Tells nothing secret: sentences about the platform's own state. */
export const healthDetails = endpoint({
  method: 'get',
  path: '/health/details',
  summary: 'What is wrong with the platform, in plain words, worst first; for staff',
  access: ['editor', 'support', 'admin'],
  output: z.object({
    status: Status,
    checkedAt: moment,
    checks: z.array(z.object({ name: z.string(), title: z.string(), status: Status, says: z.string(), todo: z.string().optional(), since: moment.optional() })),
  }),
  handler: ({ req }) => runHealth(req),
})
