import type { Endpoint } from 'payload'
import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { facts, moment } from '../../lib/http/output.ts'
import { deleteJobs } from '../../operations/platform/queue/deleteJobs.ts'
import { listTroubledJobs, TROUBLES } from '../../operations/platform/queue/listTroubledJobs.ts'
import { readQueues } from '../../operations/platform/queue/readQueues.ts'
import { redriveJobs } from '../../operations/platform/queue/redriveJobs.ts'
import { retryNow } from '../../operations/platform/queue/retryNow.ts'

const Ids = z.array(z.uuid()).min(1).max(100)
const counted = z.object({ count: z.int() })
const Named = z.object({ queue: z.string().regex(/^[\w-]{1,100}$/), ids: Ids })

export const queues = endpoint({
  method: 'get',
  path: '/queue',
  summary: 'Queues of the worker with what waits, runs and failed; for superadmins',
  access: 'user',
  output: z.object({
    queues: z.array(z.object({
      name: z.string(), waiting: z.int(), scheduled: z.int(), retrying: z.int(), active: z.int(), deadLetters: z.int(), oldestDueAt: moment.nullable(),
    })),
  }),
  handler: async ({ req, user }) => {
    requireSuperadmin(user)
    return { queues: await readQueues(req) }
  },
})

export const troubledJobs = endpoint({
  method: 'get',
  path: '/queue/jobs',
  summary: 'Jobs that failed, with their error and data; for superadmins',
  access: 'user',
  query: z.object({
    kind: z.enum(TROUBLES),
    page: z.coerce.number().int().min(1).max(1_000).default(1),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    docs: z.array(z.object({
      id: z.uuid(), kind: z.enum(TROUBLES), queue: z.string(), job: z.string(), data: facts.nullable(), error: z.string(),
      tries: z.int(), createdAt: moment, failedAt: moment.nullable(), nextTryAt: moment.nullable(),
    })),
    page: z.int(), hasNextPage: z.boolean(), hasPrevPage: z.boolean(),
  }),
  handler: async ({ req, user, query }) => {
    requireSuperadmin(user)
    return listTroubledJobs(req, query)
  },
})

export const redrive = endpoint({
  method: 'post',
  path: '/queue/redrive',
  summary: 'Runs dead jobs again, those named or up to 1,000; for superadmins',
  access: 'user',
  input: z.object({ ids: Ids.optional() }),
  output: counted,
  handler: async ({ user, input }) => {
    requireSuperadmin(user)
    return { count: await redriveJobs(input) }
  },
})

export const retry = endpoint({
  method: 'post',
  path: '/queue/retry',
  summary: 'Tries failed jobs again now instead of later; for superadmins',
  access: 'user',
  input: Named,
  output: counted,
  handler: async ({ req, user, input }) => {
    requireSuperadmin(user)
    return { count: await retryNow(req, input) }
  },
})

export const remove = endpoint({
  method: 'post',
  path: '/queue/delete',
  summary: 'Removes jobs that failed; for superadmins',
  access: 'user',
  input: Named,
  output: counted,
  handler: async ({ user, input }) => {
    requireSuperadmin(user)
    return { count: await deleteJobs(input) }
  },
})

export const queueEndpoints: Endpoint[] = [queues, troubledJobs, redrive, retry, remove]

function requireSuperadmin(user: SignedInUser): void {
  if (!user.superadmin) throw new DomainError('forbidden', 'The queue is for superadmins only.')
}
