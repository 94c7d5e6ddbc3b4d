import { z } from 'zod'
import { LIST_VIEWS } from '../../domain/lists/views.ts'
import { STAFF_ROLES } from '../../domain/users/roles.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { facts } from '../../lib/http/output.ts'
import { countViews } from '../../operations/lists/countViews.ts'

export const countViewsOf = endpoint({
  method: 'get',
  path: '/counts',
  summary: 'The named filters of a list, such as late or unclaimed, with how many documents each finds',
  access: STAFF_ROLES,
  query: z.object({ list: z.enum(Object.keys(LIST_VIEWS) as [string, ...string[]]).describe('Slug of the collection') }),
  output: z.object({
    views: z.array(z.object({
      name: z.string(), label: z.string(), hint: z.string(), isUrgent: z.boolean(),
      sort: z.string().nullable(), where: facts.describe('The filter as the list takes it'), query: z.string(),
      count: z.int().describe('1,000 at most'), isMore: z.boolean(),
    }).meta({ id: 'ListView' })),
  }),
  handler: async ({ req, query }) => ({ views: await countViews(req, query.list) }),
})
