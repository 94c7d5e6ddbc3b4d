import { endpoint } from '../../lib/http/endpoint.ts'
import { fileOf } from '../../lib/http/output.ts'
import { downloadPaper } from '../../operations/papers/downloadPaper.ts'

export const paperPdf = endpoint({
  method: 'get',
  path: '/:id/pdf',
  summary: 'An invoice, receipt or credit note as PDF; it is made now where nobody has asked for it before',
  access: 'user',
  output: fileOf('application/pdf'),
  handler: ({ req, params }) => downloadPaper(req, params.id),
})
