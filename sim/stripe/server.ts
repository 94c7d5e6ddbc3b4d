import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import qs from 'qs'
import { accountsOf } from './core/access.ts'
import { StripeError } from './core/errors.ts'
import type { Fault } from './core/faults.ts'
import { parseMultipart, UPLOAD_LIMIT } from './core/multipart.ts'
import { handle, refusal, type Answer } from './core/handle.ts'
import { newId } from './core/ids.ts'
import type { Fields, Route } from './core/types.ts'
import { ApiVersion } from './core/version.ts'
import type { World } from './core/world.ts'
import { addControls } from './control/controls.ts'
import { addPages } from './pages/pages.ts'
import { ROUTES } from './routes.ts'

const BODY_LIMIT = 1024 * 1024
const KEY_LIMIT = 255

export type Exchange = { route: Route; asked: Fields; answer: Answer; hasVersion: boolean }

/** The HTTP server of a world: the API, the hosted pages and the controls. `watch` sees each exchange with the API. */
export function createServer(world: World, watch: (exchange: Exchange) => void = () => undefined): FastifyInstance {
  const server = Fastify({ bodyLimit: BODY_LIMIT, routerOptions: { maxParamLength: 300, querystringParser: parseForm }, forceCloseConnections: true })
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, parseForm(String(body))))
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT }, (request: FastifyRequest, body: Buffer) => parseMultipart(String(request.headers['content-type']), body))
  for (const route of ROUTES) {
    server.route({ method: route.method, url: route.path, handler: (request, reply) => answer(world, { route, request, reply, watch }) })
  }
  addPages(server, world)
  addControls(server, world)
  server.setNotFoundHandler((request, reply) => send(reply, newId('req', 14), refusal(unrecognized(request), newId('req', 14))))
  return server
}

const parseForm = (text: string): Fields => qs.parse(text, { depth: 20, arrayLimit: 1_000, parameterLimit: 5_000 })

type Meeting = { route: Route; request: FastifyRequest; reply: FastifyReply; watch: (exchange: Exchange) => void }

async function answer(world: World, { route, request, reply, watch }: Meeting): Promise<unknown> {
  const id = newId('req', 14)
  const path = request.url.split('?')[0]!
  const asked = (route.method === 'POST' ? request.body : request.query) as Fields | undefined ?? {}
  const fault = world.faults.take(route.method, path)
  if (fault && isCut(fault, request)) return reply.hijack()
  const result = resultOf(world, { route, request, id, path, asked, fault })
  watch({ route, asked, answer: result, hasVersion: request.headers['stripe-version'] !== undefined })
  if (fault?.kind === 'reply_lost') {
    request.raw.socket.destroy()
    return reply.hijack()
  }
  if (fault?.kind === 'stall') await stalled(world, request, fault)
  return send(reply, id, result, request.headers['idempotency-key'])
}

type Ready = { route: Route; request: FastifyRequest; id: string; path: string; asked: Fields; fault: Fault | undefined }

function resultOf(world: World, { route, request, id, path, asked, fault }: Ready): Answer {
  try {
    const accounts = accountsOf(world, request.headers)
    if (fault) refuseByFault(fault)
    const key = keyOf(request)
    return handle(world, { id, route, path, ids: request.params as Record<string, string>, raw: asked, key, ...accounts, fault, hasVersion: request.headers['stripe-version'] !== undefined })
  } catch (error) {
    if (error instanceof StripeError) return refusal(error, id)
    process.stderr.write(`${String((error as Error).stack)}\n`)
    return refusal(new StripeError({ status: 500, type: 'api_error', message: String(error) }), id)
  }
}

function keyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'] as string | undefined
  if (key && key.length > KEY_LIMIT) {
    throw new StripeError({ status: 400, type: 'idempotency_error', message: `Idempotency keys can be at most ${KEY_LIMIT} characters long. The key given has ${key.length}.` })
  }
  return key || null
}

/** Ends the connection before anything is done. */
function isCut({ kind }: Fault, { raw }: FastifyRequest): boolean {
  if (kind === 'request_lost') raw.socket.destroy()
  if (kind === 'reset') raw.socket.resetAndDestroy()
  return kind === 'request_lost' || kind === 'reset'
}

const REFUSED: Partial<Record<Fault['kind'], ConstructorParameters<typeof StripeError>[0]>> = {
  conflict: { status: 409, type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'There is currently another in-progress request using this Idempotent Key.' },
  lock_timeout: { status: 429, type: 'invalid_request_error', code: 'lock_timeout', message: 'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.' },
  rate_limit: { status: 429, type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests hit the API too quickly. We recommend an exponential backoff of your requests.' },
}

function refuseByFault({ kind }: Fault): void {
  const refused = REFUSED[kind]
  if (refused) throw new StripeError(refused)
}

/** The key stays in use until the answer goes out. */
async function stalled(world: World, request: FastifyRequest, { ms }: Fault): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref())
  const key = request.headers['idempotency-key'] as string | undefined
  if (key) world.idempotency.end(accountsOf(world, request.headers).account, key)
}

function send(reply: FastifyReply, id: string, { status, body, headers }: Answer, key?: string | string[]): FastifyReply {
  return reply
    .code(status)
    .headers({ 'request-id': id, 'stripe-version': ApiVersion, 'content-type': 'application/json', ...(key && { 'idempotency-key': String(key) }), ...headers })
    .send(JSON.stringify(body, null, 2))
}

const unrecognized = ({ method, url }: FastifyRequest): StripeError =>
  new StripeError({ status: 404, type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${url.split('?')[0]}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.` })
