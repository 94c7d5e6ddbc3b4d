import { z } from 'zod'
import { EARNING_STATES } from '../../domain/payments/earningWorkflow.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { moment } from '../../lib/http/output.ts'
import { readEarnings } from '../../operations/payments/readEarnings.ts'
import { readStatement } from '../../operations/payments/readStatement.ts'
import { PeriodQuery } from './periodQuery.ts'
import { document, Statement } from './statementOutput.ts'

/** What the caller earned on the website. */
export const writerEarnings = endpoint({
  method: 'get',
  path: '/writers/me/earnings',
  summary: 'The caller’s earnings, newest first, with what is pending, available and owed',
  access: ['writer'],
  query: PeriodQuery.pick({ page: true }).extend({ state: z.enum(EARNING_STATES).optional() }),
  output: z.object({
    currency: z.string(),
    pendingMinor: z.int(), availableMinor: z.int(), owedMinor: z.int().describe('What the writer owes the website'),
    docs: z.array(z.object({
      id: z.uuid(), title: z.string(), state: z.enum(EARNING_STATES), amountMinor: z.int(), currency: z.string().nullable(),
      earnedAt: moment, clearsAt: moment.nullable(), document,
    }).meta({ id: 'OwnEarning' })),
    page: z.int(), pageSize: z.int(), totalDocs: z.int(), totalPages: z.int(),
  }),
  handler: ({ req, user, website, query }) => readEarnings(req, { ...query, website, writer: user.id }),
})

/** What moved on the caller's earnings. */
export const writerStatement = endpoint({
  method: 'get',
  path: '/writers/me/statement',
  summary: 'A page of what moved on the caller’s earnings, with the balances before and after the period',
  access: ['writer'],
  query: PeriodQuery,
  output: Statement,
  refusals: ['period_invalid'],
  handler: ({ req, user, website, query }) => readStatement(req, { ...query, website, owner: { ownerKind: 'writer', ownerId: user.id } }),
})
