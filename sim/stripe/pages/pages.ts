import type { FastifyInstance, FastifyReply } from 'fastify'
import { completeSession, confirmSession, intentOf } from '../checkout/confirm.ts'
import { StripeError } from '../core/errors.ts'
import type { Stored } from '../core/store.ts'
import { callOf } from '../core/tick.ts'
import type { Call, Fields, Resource } from '../core/types.ts'
import { step, type World } from '../core/world.ts'
import { authenticatePayment } from '../intents/confirm.ts'
import { worded } from '../money/amounts.ts'
import { newPaymentMethod } from '../resources/paymentMethods.ts'
import { authenticateSetup } from '../resources/setupIntents.ts'
import { escaped, htmlPage } from './html.ts'

/** The pages a client sees: Checkout, and the bank's 3-D Secure step. */
export function addPages(server: FastifyInstance, world: World): void {
  server.get<{ Params: { id: string } }>('/c/pay/:id', ({ params }, reply) => {
    const session = sessionOf(world, params.id)
    return session ? shown(reply, session.resource) : missingPage(reply)
  })
  server.post<{ Params: { id: string }; Body: Fields }>('/c/pay/:id', ({ params, body }, reply) => {
    const session = sessionOf(world, params.id)
    return session ? pay(world, { session, body, reply }) : missingPage(reply)
  })
  server.get<{ Params: { id: string } }>('/c/pay/:id/return', ({ params }, reply) => {
    const session = sessionOf(world, params.id)
    return session ? back(world, session, reply) : missingPage(reply)
  })
  server.get<{ Params: { id: string } }>('/3ds/:id', ({ params }, reply) => authenticationPage(world, params.id, reply))
  server.post<{ Params: { id: string }; Body: Fields }>('/3ds/:id', ({ params, body }, reply) => authenticate(world, { id: params.id, isPassed: body.outcome === 'pass', reply }))
}

const html = (reply: FastifyReply, page: string, status = 200): FastifyReply => reply.code(status).type('text/html; charset=utf-8').send(page)

const missingPage = (reply: FastifyReply): FastifyReply => html(reply, htmlPage('Nothing here', '<p>This link leads nowhere.</p>'), 404)

function sessionOf(world: World, id: string): Stored | undefined {
  const stored = world.store.anywhere(id)
  return stored?.resource.object === 'checkout.session' ? stored : undefined
}

function shown(reply: FastifyReply, session: Resource, error?: string): FastifyReply {
  if (session.status === 'complete') return html(reply, htmlPage('Paid', '<p>This payment is complete.</p>'))
  if (session.status !== 'open') return html(reply, htmlPage('This page has expired', '<p>Go back to where you came from and start again.</p>'), 410)
  const title = session.mode === 'setup' ? 'Save your card' : `Pay ${worded(session.amount_total, session.currency)}`
  const cancel = session.cancel_url ? `<a href="${escaped(session.cancel_url)}">Cancel</a>` : ''
  const field = (label: string, name: string, attributes: string) => `<label>${label}<input name="${name}" ${attributes} required></label>`
  return html(reply, htmlPage(title, `${error ? `<p role="alert">${escaped(error)}</p>` : ''}<form method="post">
${field('E-mail', 'email', `type="email" value="${escaped(session.customer_email)}"`)}
${field('Card number', 'number', 'inputmode="numeric" autocomplete="cc-number"')}
${field('Expiry (MM / YY)', 'expiry', 'placeholder="12 / 34" pattern="\\s*\\d{1,2}\\s*/\\s*\\d{2}\\s*"')}
${field('CVC', 'cvc', 'inputmode="numeric" pattern="\\d{3,4}"')}
${field('Name on card', 'name', '')}
<button type="submit">${session.mode === 'setup' ? 'Save card' : 'Pay'}</button>${cancel}</form>`), error ? 402 : 200)
}

function pay(world: World, { session, body, reply }: { session: Stored; body: Fields; reply: FastifyReply }): FastifyReply {
  const call = callOf(world, session)
  try {
    const [month, year] = String(body.expiry ?? '').split('/').map((part) => Number(part))
    const card = { number: String(body.number ?? ''), exp_month: month || 0, exp_year: 2_000 + (year || 0) }
    const after = step(world, `${session.resource.id} is paid on its page`, () => {
      const method = newPaymentMethod(call, { card, billing_details: { email: body.email, name: body.name } }).resource
      return confirmSession(call, session.resource, method.id)
    })
    return after.status === 'complete' ? reply.redirect(successUrl(after as Resource), 303) : reply.redirect(`/3ds/${intentOf(after as Resource)}`, 303)
  } catch (error) {
    if (!(error instanceof StripeError)) throw error
    return shown(reply, sessionOf(world, session.resource.id)!.resource, error.message)
  }
}

const successUrl = ({ success_url: url, id }: Resource): string => String(url).replaceAll('{CHECKOUT_SESSION_ID}', id)

/** After 3-D Secure: on to the merchant when it went well, else the form again. */
function back(world: World, session: Stored, reply: FastifyReply): FastifyReply {
  const intent = world.store.anywhere(intentOf(session.resource))?.resource
  if (session.resource.status === 'complete') return reply.redirect(successUrl(session.resource), 303)
  return shown(reply, session.resource, intent?.last_payment_error?.message ?? intent?.last_setup_error?.message)
}

function authenticationPage(world: World, id: string, reply: FastifyReply): FastifyReply {
  const intent = world.store.anywhere(id)?.resource
  if (intent?.status !== 'requires_action') return missingPage(reply)
  return html(reply, htmlPage('Your bank asks: is it you?', '<form method="post"><button name="outcome" value="pass">Complete</button><button name="outcome" value="refuse">Fail</button></form>'))
}

function authenticate(world: World, { id, isPassed, reply }: { id: string; isPassed: boolean; reply: FastifyReply }): FastifyReply {
  const stored = world.store.anywhere(id)
  if (stored?.resource.status !== 'requires_action') return missingPage(reply)
  const call = callOf(world, stored)
  try {
    step(world, `${id} is ${isPassed ? '' : 'not '}authenticated`, () => authenticated(call, stored.resource, isPassed))
  } catch (error) {
    // Declined after the step: the intent says so, and where the client goes it is read.
    if (!(error instanceof StripeError)) throw error
  }
  const url = stored.resource.next_action.redirect_to_url?.return_url as string | undefined
  return url ? reply.redirect(withIntent(url, stored.resource), 303) : html(reply, htmlPage('Done', '<p>You can close this page.</p>'))
}

function authenticated(call: Call, intent: Resource, isPassed: boolean): Resource {
  const isSetup = intent.object === 'setup_intent'
  const after = isSetup ? authenticateSetup(call, intent, isPassed) : authenticatePayment(call, intent, isPassed)
  const session = call.world.store.all(call.account, 'checkout.session').find(({ resource }) => resource.status === 'open' && intentOf(resource) === intent.id)
  if (session && after.status !== 'requires_payment_method') completeSession(call, session.resource, call.world.store.anywhere(intent.payment_method)!.resource)
  return after
}

/** Stripe adds the intent to the address it returns to. */
function withIntent(url: string, { object, id, client_secret: secret }: Resource): string {
  const address = new URL(url)
  address.searchParams.set(object, id)
  address.searchParams.set(`${object}_client_secret`, secret as string)
  return address.href
}
