import type { IncomingMessage } from 'node:http'
import type { NextFunction, Request, Response } from 'express'
import type { Payload } from 'payload'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { websitesOf } from '../../domain/users/roles.ts'
import { asSystem, current, runInContext, type Context } from '../../lib/context.ts'
import { callerOf } from './callerOf.ts'
import { headersOf } from './headersOf.ts'
import { resolveWebsite } from '../../lib/websites/resolve.ts'
import { problem } from '../../lib/http/toProblem.ts'
import { sendProblem } from './sendProblem.ts'

/**
 * Finds out who calls and which website the call is about, before anything is read: by the header
 * `X-Website` (a slug), else by the host. It decides what the database shows to the request.
 */
export const identify = (payload: Payload) => async (req: Request, res: Response, next: NextFunction): Promise<void> => {
  const named = req.get('x-website')
  const websiteId = await asSystem(() => resolveWebsite(payload, named ?? req.hostname ?? ''))
  if (named && !websiteId) return sendProblem(res, problem('website_required', 'There is no website with that slug. Check the header X-Website.'))
  const user = await authenticate(payload, req)
  runInContext({ requestId: current().requestId, websiteId, visible: visibleTo(user, websiteId), user, path: req.originalUrl.split('?')[0]! }, next)
}

async function authenticate(payload: Payload, req: IncomingMessage): Promise<SignedInUser | null> {
  const headers = headersOf(req)
  if (!headers.has('authorization') && !headers.has('cookie')) return null
  const user = await callerOf(payload, headers)
  if (user) return user
  // Payload takes a database that does not answer for a token that is not valid: a busy moment must
  // not turn people into strangers. Its trouble is thrown here, and the token is asked about again.
  await asSystem(() => (payload.db as unknown as { pool: { query(text: string): Promise<unknown> } }).pool.query('select 1'))
  return callerOf(payload, headers)
}

/** A named website alone; without one, the websites of the caller's memberships; for a superadmin all. */
function visibleTo(user: SignedInUser | null, websiteId: string | null): Context['visible'] {
  if (websiteId) return [websiteId]
  if (user?.superadmin) return 'all'
  return user ? websitesOf(user) : []
}
