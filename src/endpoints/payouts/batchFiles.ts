import { endpoint } from '../../lib/http/endpoint.ts'
import { fileOf } from '../../lib/http/output.ts'
import { exportBatch } from '../../operations/payouts/exportBatch.ts'

export const batchCsv = endpoint({
  method: 'get',
  path: '/:id/csv',
  summary: 'A batch that was sent as CSV, with whole account numbers',
  access: ['admin'],
  output: fileOf('text/csv'),
  refusals: ['payout_batch_not_sent'],
  handler: ({ req, params }) => exportBatch(req, params.id!, 'csv'),
})

export const batchPain001 = endpoint({
  method: 'get',
  path: '/:id/pain001',
  summary: 'A batch that was sent as pain.001.001.09 for the bank; the same batch gives the same file',
  access: ['admin'],
  output: fileOf('application/xml'),
  refusals: ['payout_batch_not_sent', 'payout_payer_missing'],
  handler: ({ req, params }) => exportBatch(req, params.id!, 'pain001'),
})
