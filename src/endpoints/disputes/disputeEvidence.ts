import { endpoint } from '../../lib/http/endpoint.ts'
import { fileOf } from '../../lib/http/output.ts'
import { downloadEvidence } from '../../operations/disputes/downloadEvidence.ts'

export const disputeEvidence = endpoint({
  method: 'get',
  path: '/:id/evidence',
  summary: 'The evidence for the client’s bank as PDF: as it was sent, or as it would be sent now',
  access: ['admin', 'support'],
  output: fileOf('application/pdf'),
  refusals: ['not_found'],
  handler: ({ req, params }) => downloadEvidence(req, params.id!),
})
