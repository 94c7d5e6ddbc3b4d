import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '../domain/errors.ts'
import { idOf } from '../domain/users/roles.ts'
import { rows } from '../lib/db/rows.ts'
import { websiteById } from '../lib/websites/settings.ts'

/**
 * Refuses an edit of prices that quotes and orders may rely on.
 * @throws DomainError price_table_scheduled
 */
export const keepScheduled: CollectionBeforeChangeHook = ({ data, originalDoc, operation }) => {
  if (operation === 'create' || originalDoc.state === 'draft') return data
  throw new DomainError(
    'price_table_scheduled',
    'A scheduled price table can’t be edited, because quotes rely on it. Duplicate it to a new draft and edit that.',
    { state: originalDoc.state, duplicate: `/api/price-tables/${originalDoc.id}/duplicate` },
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
    'select id from services where website_id = $1 and id::text = any($2)',
    [website, named],
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
