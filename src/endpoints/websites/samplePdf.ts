import { endpoint } from '../../lib/http/endpoint.ts'
import { fileOf } from '../../lib/http/output.ts'
import { samplePaper } from '../../operations/papers/samplePaper.ts'

export const samplePdf = endpoint({
  method: 'get',
  path: '/:id/sample-paper',
  summary: 'An invoice that is none, as the website’s settings of papers make it',
  access: ['admin'],
  output: fileOf('application/pdf'),
  handler: ({ req, params }) => samplePaper(req, params.id),
})
