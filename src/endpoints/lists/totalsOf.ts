import type { Endpoint, Where } from 'payload'
import { z } from 'zod'
import { LIST_TOTALS } from '../../domain/lists/totals.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { MONEY_ROLES, sumList } from '../../operations/lists/sumList.ts'

const Query = z.object({
  where: z.record(z.string(), z.unknown()).optional().describe('A filter, as lists take it'),
  search: z.string().max(200).optional().describe('Words, as in the search above the list'),
})

const minor = z.int()

/** The sums of a collection's list, for those who look after money. */
export const totalsOf = (collection: string): Endpoint => {
  const { by, sums } = LIST_TOTALS[collection]!
  return endpoint({
    method: 'get',
    path: '/totals',
    summary: `What the list finds, added up by currency and ${by}; nothing is added up above 50,000 documents`,
    access: MONEY_ROLES,
    query: Query,
    output: z.object({
      count: z.int(),
      totals: z.array(z.object({
        currency: z.string(), of: z.string().describe(`The ${by}`), count: z.int(),
        sums: z.object(Object.fromEntries(Object.keys(sums).map((field) => [field, minor]))),
      })).nullable(),
    }),
    handler: ({ req, user, query: { where, search } }) => sumList(req, collection, { user, where: where as Where | undefined, search }),
  })
}
