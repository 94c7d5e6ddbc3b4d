import { endpoint } from '../../lib/http/endpoint.ts'
import { fileOf } from '../../lib/http/output.ts'
import { monthlyStatement } from '../../operations/payouts/monthlyStatement.ts'

export const writerMonth = endpoint({
  method: 'get',
  path: '/writers/me/statements/:month/pdf',
  summary: 'What moved on the caller’s earnings in a month that is over, such as 2026-03, as PDF',
  access: ['writer'],
  output: fileOf('application/pdf'),
  refusals: ['period_invalid', 'month_not_over'],
  handler: ({ req, user, website, params }) => monthlyStatement(req, { website, writer: user.id, month: params.month! }),
})
