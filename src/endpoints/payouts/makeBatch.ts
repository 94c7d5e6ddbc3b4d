import { z } from 'zod'
import { LEFT_OUT, type LeftOutReason } from '../../domain/payouts/planBatch.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf } from '../../lib/http/output.ts'
import { previewBatchPlan, prepareBatch } from '../../operations/payouts/prepareBatch.ts'

const scope = z.enum(['requests', 'everyone']).default('requests').describe('`everyone`: also writers who have not asked, when their balance reaches the smallest payout')

const BatchPlan = z.object({
  currency: z.string(),
  totalMinor: z.int(),
  included: z.array(z.object({
    writer: z.uuid(), name: z.string(), amountMinor: z.int(), account: z.string(),
    payout: z.uuid().nullable().describe('Null when the batch asks for it'),
  })),
  leftOut: z.array(z.object({
    writer: z.uuid(), name: z.string(), amountMinor: z.int(), reason: z.enum(Object.keys(LEFT_OUT) as [LeftOutReason, ...LeftOutReason[]]), sentence: z.string(),
  })),
}).meta({ id: 'PayoutBatchPlan' })

export const previewBatch = endpoint({
  method: 'get',
  path: '/preview',
  summary: 'Who would be in a batch of bank payouts made now, with how much, and why the others would not',
  access: ['admin'],
  query: z.object({ scope }),
  output: BatchPlan,
  handler: ({ req, website, query }) => previewBatchPlan(req, website, query.scope),
})

export const makeBatch = endpoint({
  method: 'post',
  path: '/',
  summary: 'Makes a batch of the bank payouts that are due; somebody else approves it',
  access: ['admin'],
  idempotent: true,
  status: 201,
  input: z.object({ scope }),
  output: z.object({ doc: documentOf('payout-batches'), plan: BatchPlan }),
  refusals: ['payout_batch_empty'],
  handler: async ({ req, user, website, input }) => {
    const { id, plan } = await prepareBatch(req, { website, scope: input.scope, preparedBy: user.id })
    return { doc: await req.payload.findByID({ collection: 'payout-batches', id, req, overrideAccess: false, depth: 0, joins: false }), plan }
  },
})
