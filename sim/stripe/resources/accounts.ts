import { emit } from '../core/emit.ts'
import { missing } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { listOf } from '../core/lists.ts'
import { given, mergeMetadata, need } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'

const PATH = '/v1/accounts'
const TAKES = ['type', 'country', 'email', 'capabilities', 'business_type', 'metadata', 'default_currency']

/** Connected accounts, small: they need no onboarding, and can be paid at once. */
export const accounts: Route[] = [
  { method: 'POST', path: PATH, params: 'AccountCreateParams', returns: 'Account', run: createAccount, takes: TAKES },
  { method: 'GET', path: PATH, params: 'AccountListParams', returns: 'Account', run: (call) => listOf(call, 'account', PATH) },
  { method: 'GET', path: '/v1/account', params: 'AccountRetrieveParams', returns: 'Account', run: ownAccount },
  { method: 'GET', path: `${PATH}/:id`, params: 'AccountRetrieveParams', returns: 'Account', run: retrieveAccount },
  { method: 'POST', path: `${PATH}/:id`, params: 'AccountUpdateParams', returns: 'Account', run: updateAccount, takes: ['email', 'business_type', 'metadata'] },
]

function createAccount(call: Call): Fields {
  const { world, account, params } = call
  const { type = 'standard', capabilities = {} } = params
  const id = newId('acct', 16)
  const created = put(world, account, {
    ...baseOf(id, type),
    ...given(params, 'business_type', 'email'),
    capabilities: Object.fromEntries(Object.keys(capabilities).map((name) => [name, 'active'])),
    country: params.country ?? 'US',
    created: nowOf(world),
    default_currency: params.default_currency ?? 'usd',
    metadata: mergeMetadata({}, params.metadata),
  })
  emit({ ...call, account: id }, 'account.updated', created)
  return created
}

const baseOf = (id: string, type: string): Resource => ({
  id,
  object: 'account',
  charges_enabled: true,
  details_submitted: true,
  payouts_enabled: true,
  type,
})

/** The account of the key, or the one that `Stripe-Account` names. */
function ownAccount(call: Call): Fields {
  const { world, account, platform } = call
  return world.store.find(platform, 'account', account)?.resource ?? { ...baseOf(account, 'standard'), country: 'US', default_currency: 'usd', email: null }
}

function retrieveAccount(call: Call): Fields {
  if (call.ids.id === call.account) return ownAccount(call)
  return need(call, 'account', call.ids.id!)
}

function updateAccount(call: Call): Fields {
  const { world, account, params } = call
  const before = need(call, 'account', call.ids.id!)
  const changed = put(world, account, { ...before, ...given(params, 'email', 'business_type'), metadata: mergeMetadata(before.metadata, params.metadata) })
  emit({ ...call, account: before.id }, 'account.updated', changed)
  return changed
}

/** @throws StripeError `resource_missing` when the platform has no such account */
export function connectedAccount({ world, platform }: Call, id: string): Resource {
  const found = world.store.find(platform, 'account', id)
  if (!found) throw missing('account', id, 'destination')
  return found.resource
}
