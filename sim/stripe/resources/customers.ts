import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { letters, newId } from '../core/ids.ts'
import { listOf } from '../core/lists.ts'
import { given, mergeMetadata, need } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'

const PATH = '/v1/customers'
const TEXTS = ['name', 'email', 'phone', 'description', 'address', 'shipping', 'business_name', 'individual_name'] as const

export const customers: Route[] = [
  { method: 'POST', path: PATH, params: 'CustomerCreateParams', returns: 'Customer', run: createCustomer },
  { method: 'GET', path: PATH, params: 'CustomerListParams', returns: 'Customer', run: (call) => listOf(call, 'customer', PATH) },
  { method: 'GET', path: `${PATH}/:customer`, params: 'CustomerRetrieveParams', returns: 'Customer', run: retrieveCustomer },
  { method: 'POST', path: `${PATH}/:customer`, params: 'CustomerUpdateParams', returns: 'Customer', run: updateCustomer },
  { method: 'DELETE', path: `${PATH}/:customer`, params: 'CustomerDeleteParams', returns: 'DeletedCustomer', run: deleteCustomer },
]

function createCustomer(call: Call): Fields {
  const { world, account, params } = call
  const customer: Resource = {
    id: newId('cus', 14),
    object: 'customer',
    created: nowOf(world),
    balance: 0,
    currency: null,
    delinquent: false,
    ...given(params, ...TEXTS),
    email: email(params.email ?? null),
    invoice_prefix: letters(8).toUpperCase(),
    invoice_settings: invoiceSettings(call, {}),
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    next_invoice_sequence: 1,
    preferred_locales: params.preferred_locales ?? [],
    tax_exempt: params.tax_exempt || 'none',
    test_clock: null,
  }
  const written = put(world, account, customer)
  emit(call, 'customer.created', written)
  return written
}

/** A deleted one is still told of, by its id alone. */
function retrieveCustomer(call: Call): Fields {
  const id = call.ids.customer!
  const stored = call.world.store.anywhere(id)
  if (stored?.account === call.account && stored.deleted) return { id, object: 'customer', deleted: true }
  return need(call, 'customer', id)
}

function updateCustomer(call: Call): Fields {
  const { world, account, params } = call
  const before = need(call, 'customer', call.ids.customer!)
  const changed = {
    ...given(params, ...TEXTS, 'preferred_locales', 'tax_exempt'),
    ...(params.email !== undefined && { email: email(params.email) }),
    invoice_settings: invoiceSettings(call, before.invoice_settings),
    metadata: mergeMetadata(before.metadata, params.metadata),
  }
  const written = put(world, account, { ...before, ...changed })
  emit(call, 'customer.updated', written, previously(before, written))
  return written
}

function deleteCustomer(call: Call): Fields {
  const { world, account, ids } = call
  const customer = need(call, 'customer', ids.customer!)
  for (const { resource } of world.store.all(account, 'payment_method')) {
    if (resource.customer === customer.id) put(world, account, { ...resource, customer: null })
  }
  world.store.put({ account, resource: customer, hidden: {}, deleted: true })
  emit(call, 'customer.deleted', customer)
  return { id: customer.id, object: 'customer', deleted: true }
}

function invoiceSettings(call: Call, before: Fields): Fields {
  const method = call.params.invoice_settings?.default_payment_method
  if (method) need(call, 'payment_method', method, 'invoice_settings[default_payment_method]')
  return { custom_fields: null, footer: null, rendering_options: null, ...before, default_payment_method: method === '' ? null : (method ?? before.default_payment_method ?? null) }
}

function email(given: string | null): string | null {
  if (given && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given)) throw invalid(`Invalid email address: ${given}`, { code: 'email_invalid', param: 'email' })
  return given || null
}

/** The fields that changed, as they were. */
export function previously(before: Fields, after: Fields): Fields {
  return Object.fromEntries(Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, before[name] ?? null]))
}
