import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'
import { DomainError } from '../domain/errors.ts'
import { idOf, rolesOn, type SignedInUser } from '../domain/users/roles.ts'
import { row, rows } from '../lib/db/rows.ts'
import { uuidOf } from '../lib/db/uuidOf.ts'
import { websiteById } from '../lib/websites/settings.ts'

/**
 * Refuses an edit of prices that quotes and orders may rely on. Access refuses it too, which makes the
 * panel's form read-only; this tells those who may edit prices at all why, and what to do instead.
 * @throws DomainError price_table_scheduled
 */
export const keepScheduled: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { id, overrideAccess } = args as { id?: string; overrideAccess?: boolean }
  if (operation !== 'update' || !id) return args
  const table = await row<{ state: string; website_id: string }>(req, 'select state, website_id from price_tables where id = $1', [uuidOf(id)])
  if (!table || table.state === 'draft') return args
  if (!overrideAccess && !rolesOn(req.user as SignedInUser | null, table.website_id).includes('admin')) return args
  throw new DomainError(
    'price_table_scheduled',
    'A scheduled price table can’t be edited, because quotes rely on it. Duplicate it to a new draft and edit that.',
    { state: table.state, duplicate: `/api/price-tables/${id}/duplicate` },
  )
}

/** Prices are in the currency of their website. */
export const stampCurrency: CollectionBeforeChangeHook = async ({ req, data, originalDoc, operation }) => {
  if (operation === 'update') return { ...data, currency: originalDoc.currency }
  const { currency } = await websiteById(req, idOf(data.website))
  return { ...data, currency }
}

/**
 * Refuses a price of a service that another website sells.
 * @throws DomainError invalid_input
 */
export const refuseForeignServices: CollectionBeforeChangeHook = async ({ req, data, originalDoc }) => {
  const named = namedServices(data)
  if (named.length === 0) return data
  const website = idOf(data.website ?? originalDoc?.website)
  const own = await rows<{ id: string }>(
    req,
    'select id from services where website_id = $1 and id = any($2::uuid[])',
    [website, named.map(uuidOf)],
  )
  if (own.length === named.length) return data
  throw new DomainError('invalid_input', '“services”: Choose services of this website only.')
}

type Row = { service?: unknown; services?: unknown[] | null } | null
type Prices = { services?: Row[] | null; extras?: Row[] | null }

/** The services that prices and extras point at, each once. */
function namedServices({ services, extras }: Prices): string[] {
  const priced = list(services).map((row) => row?.service)
  const withExtras = list(extras).flatMap((row) => list(row?.services))
  const ids = [...priced, ...withExtras].map((service) => (service && typeof service === 'object' ? (service as { id?: unknown }).id : service))
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}

/** Hooks run before validation: a list may be anything yet. */
const list = <T>(value: T[] | null | undefined): T[] => (Array.isArray(value) ? value : [])
