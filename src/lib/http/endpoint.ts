import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { DomainError, type ErrorCode } from '../../domain/errors.ts'
import { rolesOn, websitesWith, type Role, type SignedInUser } from '../../domain/users/roles.ts'
import { current } from '../context.ts'
import { withIdempotency } from '../idempotency/withIdempotency.ts'
import { parseInput } from '../workflow/parseInput.ts'
import { checkRefusal } from './checkRefusal.ts'
import { checkOutput, type Output } from './output.ts'
import { readJson } from './readJson.ts'

export type EndpointAccess = 'public' | 'user' | readonly Role[]

export type EndpointArgs<I, Q> = {
  req: PayloadRequest
  /** The signed-in person; null only where `access` is `public`. */
  user: SignedInUser
  input: I
  query: Q
  params: Record<string, string>
  /** Id of the website the request names. @throws DomainError `website_required` when it names none */
  website: string
}

type Definition<I extends z.ZodObject, Q extends z.ZodObject> = {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  summary: string
  access: EndpointAccess
  input?: I
  query?: Q
  /** What success answers: each field of it. Tests compare every answer with it. */
  output: Output
  /** Codes of refusals beside those that all endpoints share. Tests know no others. */
  refusals?: readonly ErrorCode[]
  /** Takes `Idempotency-Key`: for every POST that creates or moves money or creates a payable. */
  idempotent?: boolean
  /** The handler reads a multipart body itself: a `file`, and these fields beside it. */
  upload?: z.ZodObject
  /** The handler reads the body itself, byte by byte as it came: a signature is over those. */
  rawBody?: true
  /** HTTP status of success; 200 unless said otherwise. */
  status?: number
  handler: (args: EndpointArgs<z.infer<I>, z.infer<Q>>) => Promise<unknown>
  /**
   * Goes on from what the handler answered, outside of its transaction, and answers in its place: for calls to
   * the outside world. It runs again when an Idempotency-Key replays the answer, so it must be safe to repeat.
   */
  follow?: (args: EndpointArgs<z.infer<I>, z.infer<Q>>, answer: never) => Promise<unknown>
}

/** What generators and access tests read of an endpoint. */
export type EndpointMeta = Pick<Definition<z.ZodObject, z.ZodObject>, 'summary' | 'access' | 'input' | 'query' | 'output' | 'refusals' | 'idempotent' | 'upload' | 'rawBody' | 'status'>

/** A custom endpoint: who, what, do, answer. Errors are thrown and answered in one place. */
export function endpoint<I extends z.ZodObject, Q extends z.ZodObject>(definition: Definition<I, Q>): Endpoint {
  const { handler, follow, method, path, ...meta } = definition
  const { access, input, query, output, refusals = [], idempotent, upload, rawBody, status } = meta
  const readsItself = Boolean(upload || rawBody || method === 'get')
  const where = `${method.toUpperCase()} …${path}`
  return {
    method,
    path,
    custom: { scriptorium: meta satisfies EndpointMeta },
    handler: async (req) => {
      requireAccess(req, access)
      const body = readsItself ? undefined : await readJson(req)
      const args = {
        req,
        user: req.user as SignedInUser,
        input: (readsItself ? {} : parseInput(input, body)) as z.infer<I>,
        query: (query ? parseInput(query, req.query) : {}) as z.infer<Q>,
        params: (req.routeParams ?? {}) as Record<string, string>,
        get website() {
          return requireWebsite()
        },
      }
      const checked = (error: unknown): never => {
        checkRefusal(error, refusals, where)
        throw error
      }
      const answer = async () => {
        const result = await handler(args).catch(checked)
        if (!(result instanceof Response) && !follow) checkOutput(output, result, where)
        return result instanceof Response ? result : Response.json(result, { status: status ?? 200 })
      }
      const first = idempotent ? await withIdempotency(req, body, answer) : await answer()
      if (!follow || !first.ok) return first
      const result = await follow(args, (await first.json()) as never).catch(checked)
      checkOutput(output, result, where)
      return Response.json(result, { status: first.status, headers: replayHeader(first) })
    },
  }
}

const replayHeader = ({ headers }: Response): Record<string, string> =>
  headers.has('idempotent-replayed') ? { 'idempotent-replayed': 'true' } : {}

function requireAccess(req: PayloadRequest, access: EndpointAccess): void {
  if (access === 'public') return
  const user = req.user as SignedInUser | null
  if (!user) throw new DomainError('unauthenticated', 'Log in to do this.')
  if (access === 'user') return
  const { websiteId } = current()
  const roles = websiteId ? rolesOn(user, websiteId) : access.filter((role) => websitesWith(user, [role]).length > 0 || (user.superadmin && role === 'admin'))
  if (!roles.some((role) => access.includes(role))) throw new DomainError('forbidden', `This is for ${access.join(', ')} only.`)
}

export function requireWebsite(): string {
  const { websiteId } = current()
  if (websiteId) return websiteId
  throw new DomainError('website_required', 'Say which website this is about: call its own domain, or send its slug in the header X-Website.')
}
