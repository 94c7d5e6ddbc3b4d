import { z } from 'zod'
import { EARNING_STATES } from '../../domain/payments/earningWorkflow.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { readEarnings } from '../../operations/payments/readEarnings.ts'
import { readStatement } from '../../operations/payments/readStatement.ts'
import { PeriodQuery } from './periodQuery.ts'

/** What the caller earned on the website. */
export const writerEarnings = endpoint({
  method: 'get',
  path: '/writers/me/earnings',
  summary: 'The caller’s earnings, newest first, with what is pending, available and owed',
  access: ['writer'],
  query: PeriodQuery.pick({ page: true }).extend({ state: z.enum(EARNING_STATES).optional() }),
  handler: ({ req, user, website, query }) => readEarnings(req, { ...query, website, writer: user.id }),
})

/** What moved on the caller's earnings. */
export const writerStatement = endpoint({
  method: 'get',
  path: '/writers/me/statement',
  summary: 'A page of what moved on the caller’s earnings, with the balances before and after the period',
  access: ['writer'],
  query: PeriodQuery,
  handler: ({ req, user, website, query }) => readStatement(req, { ...query, website, owner: { ownerKind: 'writer', ownerId: user.id } }),
})
