import { cardOfNumber, cardOfToken, declineMessage, type CardBehaviour } from '../cards.ts'
import { createHash } from 'node:crypto'
import { emit } from '../core/emit.ts'
import { invalid, StripeError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { listOf } from '../core/lists.ts'
import { given, mergeMetadata, need, needStored } from '../core/need.ts'
import type { Stored } from '../core/store.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { previously } from './customers.ts'

const PATH = '/v1/payment_methods'

export const paymentMethods: Route[] = [
  { method: 'POST', path: PATH, params: 'PaymentMethodCreateParams', returns: 'PaymentMethod', run: createPaymentMethod },
  { method: 'GET', path: PATH, params: 'PaymentMethodListParams', returns: 'PaymentMethod', run: listAttached },
  { method: 'GET', path: `${PATH}/:id`, params: 'PaymentMethodRetrieveParams', returns: 'PaymentMethod', run: (call) => need(call, 'payment_method', call.ids.id!) },
  { method: 'POST', path: `${PATH}/:id`, params: 'PaymentMethodUpdateParams', returns: 'PaymentMethod', run: updatePaymentMethod },
  { method: 'POST', path: `${PATH}/:id/attach`, params: 'PaymentMethodAttachParams', returns: 'PaymentMethod', run: attachPaymentMethod },
  { method: 'POST', path: `${PATH}/:id/detach`, params: 'PaymentMethodDetachParams', returns: 'PaymentMethod', run: detachPaymentMethod },
  { method: 'GET', path: '/v1/customers/:customer/payment_methods', params: 'CustomerListPaymentMethodsParams', returns: 'PaymentMethod', run: listOfCustomer },
  { method: 'GET', path: '/v1/customers/:customer/payment_methods/:id', params: 'CustomerRetrievePaymentMethodParams', returns: 'PaymentMethod', run: retrieveOfCustomer },
]

function createPaymentMethod(call: Call): Fields {
  const { type, card, billing_details, metadata } = call.params
  if (!type) throw invalid('Missing required param: type.', { code: 'parameter_missing', param: 'type' })
  if (type !== 'card') throw invalid(`The payment method type "${type}" is invalid. This simulator knows cards.`, { param: 'type' })
  if (!card) throw invalid('Missing required param: card.', { code: 'parameter_missing', param: 'card' })
  return newPaymentMethod(call, { card, billing_details, metadata }).resource
}

/** A card by its number or token, not of any customer yet. */
export function newPaymentMethod(call: Call, { card, billing_details = {}, metadata }: Fields): Stored {
  const { world, account } = call
  const behaviour: CardBehaviour | undefined = card.token ? cardOfToken(card.token) : cardOfNumber(card.number ?? '')
  if (!behaviour && card.token) throw invalid(`No such token: '${card.token}'`, { code: 'resource_missing', param: 'card[token]' })
  if (!behaviour) throw cardError('Your card number is incorrect.', { code: 'incorrect_number', param: 'number' })
  const { exp_month = 12, exp_year = new Date(nowOf(world) * 1_000).getUTCFullYear() + 2 } = card
  checkExpiry(exp_month, exp_year, new Date(nowOf(world) * 1_000))
  const resource: Resource = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: address(billing_details.address), email: null, name: null, phone: null, tax_id: null, ...given(billing_details, 'email', 'name', 'phone') },
    card: cardFields(behaviour, { exp_month, exp_year }),
    created: nowOf(world),
    customer: null,
    livemode: false,
    metadata: mergeMetadata({}, metadata),
    type: 'card',
  }
  const hidden = { behaviour, isUsed: false, isSetUp: false }
  const written = put(world, account, resource, hidden)
  return { account, resource: written, hidden, sequence: 0 }
}

const address = (given: Fields = {}): Fields => ({ city: null, country: null, line1: null, line2: null, postal_code: null, state: null, ...given })

function cardFields({ brand, number, country = 'US' }: CardBehaviour, expiry: Fields): Fields {
  return {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country,
    display_brand: brand === 'amex' ? 'american_express' : brand,
    ...expiry,
    fingerprint: createHash('sha256').update(number).digest('base64').replace(/\W/g, '').slice(0, 16),
    funding: 'credit',
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
}

function checkExpiry(month: number, year: number, now: Date): void {
  if (month < 1 || month > 12) throw cardError("Your card's expiration month is invalid.", { code: 'invalid_expiry_month', param: 'exp_month' })
  if (Date.UTC(year, month) <= now.getTime()) throw cardError("Your card's expiration year is invalid.", { code: 'invalid_expiry_year', param: 'exp_year' })
}

const cardError = (message: string, detail: Fields): StripeError => new StripeError({ status: 402, type: 'card_error', message, ...detail })

/** What a parameter names: `pm_card_…` makes a new one each time, anything else is an object of the account. */
export function methodOf(call: Call, id: string, param = 'payment_method'): Stored {
  if (!id.startsWith('pm_card_')) return needStored(call, 'payment_method', id, param)
  if (!cardOfToken(id)) throw invalid(`No such PaymentMethod: '${id}'`, { code: 'resource_missing', param })
  return newPaymentMethod(call, { card: { token: id } })
}

function updatePaymentMethod(call: Call): Fields {
  const { world, account, params } = call
  const before = need(call, 'payment_method', call.ids.id!)
  if (!before.customer) throw invalid('You must save this PaymentMethod to a customer before you can update it.')
  const { address: place, ...details } = params.billing_details ?? {}
  const billing_details = { ...before.billing_details, ...given(details, 'email', 'name', 'phone'), ...(place && { address: { ...before.billing_details.address, ...place } }) }
  const card = { ...before.card, ...given(params.card ?? {}, 'exp_month', 'exp_year') }
  const written = put(world, account, { ...before, ...given(params, 'allow_redisplay'), billing_details, card, metadata: mergeMetadata(before.metadata, params.metadata) })
  emit(call, 'payment_method.updated', written, previously(before, written))
  return written
}

function attachPaymentMethod(call: Call): Fields {
  const { params, ids } = call
  if (!params.customer) throw invalid('Missing required param: customer.', { code: 'parameter_missing', param: 'customer' })
  need(call, 'customer', params.customer, 'customer')
  return attach(call, methodOf(call, ids.id!, 'id'), params.customer).resource
}

/**
 * Makes it the customer's.
 * @throws StripeError for one that is another customer's or was used without, and `card_declined` for cards that decline here
 */
export function attach(call: Call, { resource, hidden }: Stored, customer: string, changed: Fields = {}): Stored {
  if (resource.customer && resource.customer !== customer) throw invalid('The payment method you provided has already been attached to a customer.')
  refuseUsed({ resource, hidden })
  const { decline, declinesSetup } = hidden.behaviour as CardBehaviour
  if (declinesSetup && decline) throw cardError(declineMessage(decline), { ...decline })
  const now = { ...hidden, ...changed, isUsed: false }
  const written = put(call.world, call.account, { ...resource, customer }, now)
  if (!resource.customer) emit(call, 'payment_method.attached', written)
  return { account: call.account, resource: written, hidden: now, sequence: 0 }
}

/** @throws StripeError for one that has paid once without a customer, or has been taken from its customer */
export function refuseUsed({ resource, hidden }: Pick<Stored, 'resource' | 'hidden'>): void {
  if (!hidden.isUsed || resource.customer) return
  throw invalid('The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.')
}

function detachPaymentMethod(call: Call): Fields {
  const { resource, hidden } = needStored(call, 'payment_method', call.ids.id!)
  if (!resource.customer) throw invalid('The payment method you provided is not attached to a customer so detachment is impossible.')
  const written = put(call.world, call.account, { ...resource, customer: null }, { ...hidden, isUsed: true })
  emit(call, 'payment_method.detached', written, { customer: resource.customer })
  return written
}

/** The account's list shows what belongs to a customer; without one named, Stripe's is of the types for the whole account. */
function listAttached(call: Call): Fields {
  if (call.params.customer) need(call, 'customer', call.params.customer, 'customer')
  return listOf(call, 'payment_method', PATH, ({ customer }) => customer !== null)
}

function listOfCustomer(call: Call): Fields {
  const customer = need(call, 'customer', call.ids.customer!).id
  return listOf(call, 'payment_method', `/v1/customers/${customer}/payment_methods`, (method) => method.customer === customer)
}

function retrieveOfCustomer(call: Call): Fields {
  const method = need(call, 'payment_method', call.ids.id!)
  if (method.customer !== need(call, 'customer', call.ids.customer!).id) throw invalid(`No such PaymentMethod: '${method.id}'`, { code: 'resource_missing', param: 'payment_method' })
  return method
}
