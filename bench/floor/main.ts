import { fastify, type FastifyError } from 'fastify'
import { ZodError } from 'zod'
import { DomainError, ERRORS } from '../../src/domain/errors.ts'
import { claimOrder } from './claim.ts'
import { openFloor } from './floor.ts'
import { login } from './login.ts'
import { listOrders, readOrder } from './orders.ts'
import { payOrder } from './pay.ts'
import { placeOrder } from './place.ts'
import { quote } from './quote.ts'
import { receiveWebhook } from './receiveWebhook.ts'
import { startPayment } from './startPayment.ts'
import { submitOrder } from './submit.ts'

/**
 * The floor: a bare Fastify and `pg` server with the fewest SQL statements that keep the product's
 * promises, on the product's tables. What a product built on anything could cost at best.
 *
 * Kept: the session is checked with each request, so that a logout, a ban or a change of roles holds at
 * once; the rules of the domain (prices, briefs, guards of the workflow, shares), which are the product's
 * own code from src/domain; one effect for an Idempotency-Key, its answer kept in the transaction of the
 * effect; locks before reads, the order before accounts; a posting with both balances and the hashes of
 * the transaction; timeline, outbox, timers and jobs in the same transaction; each field only for whom it
 * is for; row-level security; every index, check and trigger of the tables; a COMMIT that is one.
 *
 * A payment is begun as the product begins it: the attempt is committed before Stripe is asked, and what
 * Stripe says is written after. A webhook is kept once, with the job that acts on it.
 *
 * Not kept, because no measured request meets it: panel, GraphQL, hooks of anybody, filters beside one by
 * state, population of relations, bonus credit, rate limits, files, the log, security headers, origins.
 */
const { FLOOR_PORT = '0', FLOOR_DATABASE_URL: databaseUrl = '', FLOOR_SECRET: secret = '', FLOOR_POOL = '10' } = process.env
const { STRIPE_API_URL: stripeUrl = 'http://127.0.0.1', STRIPE_SECRET_KEY: stripeKey = 'none', STRIPE_WEBHOOK_SECRET: webhookSecret = '' } = process.env
const floor = openFloor({ databaseUrl, secret, poolMax: Number(FLOOR_POOL), stripeUrl, stripeKey, webhookSecret })
const app = fastify({ bodyLimit: 1_048_576 })

app.post('/api/pricing/quote', (request) => quote(floor, request))
app.post('/api/users/login', (request, reply) => login(floor, request, reply))
app.get('/api/orders', (request) => listOrders(floor, request))
app.get('/api/orders/:id', (request) => readOrder(floor, request))
app.post('/api/orders', (request, reply) => placeOrder(floor, request, reply))
app.post('/api/orders/:id/pay', (request, reply) => payOrder(floor, request, reply))
app.post('/api/payments', (request, reply) => startPayment(floor, request, reply))
app.post('/api/orders/:id/transitions/submit', (request) => submitOrder(floor, request))
app.post('/api/orders/:id/transitions/claim', (request) => claimOrder(floor, request))
// The signature is over the bytes as they came.
app.register(async (webhooks) => {
  webhooks.removeAllContentTypeParsers()
  webhooks.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  webhooks.post('/api/webhooks/stripe/:website', (request) => receiveWebhook(floor, request))
})
app.get('/readyz', async () => ({ status: 'ready', rows: await floor.database.on('*', (client) => client.query('ready', 'select 1')) }))

app.setErrorHandler((error: FastifyError, _request, reply) => {
  const [status, code] = codeOf(error)
  return reply.status(status).send({ status, code, detail: error.message })
})

function codeOf(error: FastifyError | DomainError | ZodError): [number, string] {
  if (error instanceof DomainError) return [ERRORS[error.code].status, error.code]
  if (error instanceof ZodError) return [400, 'invalid_input']
  if (error.code === '23505') return [409, 'idempotency_in_progress']
  return [(error as FastifyError).statusCode ?? 500, 'failed']
}

await app.listen({ port: Number(FLOOR_PORT), host: '127.0.0.1' })
process.send?.({ port: (app.server.address() as { port: number }).port })
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
