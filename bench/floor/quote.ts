import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../src/domain/errors.ts'
import { priceRequest } from '../../src/domain/pricing/priceRequest.ts'
import { QuoteInput, toPriceRequest } from '../../src/domain/pricing/quoteInput.ts'
import type { PricedService, PriceTable } from '../../src/domain/pricing/types.ts'
import { withTax } from '../../src/domain/taxes/decidedTax.ts'
import { websiteOf } from './caller.ts'
import type { Floor } from './floor.ts'
import { signToken } from './tokens.ts'

type Terms = PricedService & { id: string; active: boolean; table: string }

const TERMS = `
  select s.id, s.code, s.name, s.unit::text, s.active, case s.unit when 'page' then s.words_per_unit when 'word' then 1 end as "wordsPerUnit",
    s.minimum_units as "minimumUnits", s.maximum_units as "maximumUnits", s.minimum_hours as "minimumHours",
    (select id from price_tables where website_id = $1 and state = 'scheduled' and valid_from <= now() order by valid_from desc limit 1) as "table"
  from services s where s.website_id = $1`

const MINUTES = 30

/** A price by the rules that the product has, promised in a token that it accepts. */
export async function quote(floor: Floor, request: FastifyRequest): Promise<unknown> {
  const website = await websiteOf(floor, request)
  const input = QuoteInput.parse(request.body)
  const terms = await floor.database.on(website.id, (client) => client.query<Terms>('terms', TERMS, [website.id]))
  const service = terms.find(({ code, active }) => code === input.service && active)
  if (!service) throw new DomainError('unknown_service', `There is no service “${input.service}”.`)
  const table = await priceTableOf(floor, website.id, service.table)
  const wanted = toPriceRequest(input)
  const now = new Date()
  const { level, ...listed } = priceRequest({ request: wanted, service, table, now })
  // The websites of the bench owe no taxes.
  const price = { ...listed, ...withTax(listed, { how: 'untaxed', rates: [], isOnTop: false, country: null, vatId: null }) }
  const promised = { ...price, website: website.id, priceTable: service.table, service: service.id, inputs: { ...wanted, level, deadline: wanted.deadline.toISOString() } }
  const hash = createHash('sha256').update(JSON.stringify(promised)).digest('hex')
  const iat = Math.floor(now.getTime() / 1_000)
  const exp = iat + MINUTES * 60
  const token = signToken({ alg: 'HS256', typ: 'JWT' }, { ...promised, hash, jti: uuid(), aud: 'quote', iat, exp }, floor.quoteKey)
  const { currency, totalMinor, lines, discounts, taxMinor, tax: { how, isOnTop, lines: taxLines } } = price
  return { token, expiresAt: new Date(exp * 1_000).toISOString(), currency, totalMinor, lines, discounts, taxMinor, tax: { how, isOnTop, lines: taxLines } }
}

const rowsOf = (table: string, columns: string): string =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${columns}) order by r._order), '[]') from price_tables_${table} r where r._parent_id = t.id)`
const FACTOR = `'code', r.code, 'label', r.label, 'multiplier', r.multiplier`

const TABLE = `
  select t.currency, ${rowsOf('subjects', FACTOR)} as subjects, ${rowsOf('writer_levels', FACTOR)} as "writerLevels", ${rowsOf('spacings', FACTOR)} as spacings,
    ${rowsOf('urgency', `'label', r.label, 'fromHours', r.from_hours, 'toHours', r.to_hours, 'multiplier', r.multiplier`)} as urgency,
    ${rowsOf('services', `'service', (select code from services where id = r.service_id), 'levels', (select jsonb_agg(jsonb_build_object(
      'code', l.code, 'label', l.label, 'priceMinor', l.price_minor, 'perUnits', l.per_units) order by l._order) from price_tables_services_levels l where l._parent_id = r.id)`)} as services,
    ${rowsOf('extras', `'code', r.code, 'label', r.label, 'kind', r.kind, 'amountMinor', r.amount_minor, 'percent', r.percent, 'services', (
      select coalesce(jsonb_agg(s.code), '[]') from price_tables_rels x join services s on s.id = x.services_id where x.parent_id = t.id and x.path = 'extras.' || (r._order - 1) || '.services')`)} as extras
  from price_tables t where t.id = $1`

export async function priceTableOf(floor: Floor, website: string, id: string): Promise<PriceTable> {
  const known = floor.priceTables.get(id)
  if (known) return known
  const [table] = await floor.database.on(website, (client) => client.query<PriceTable>('table', TABLE, [id]))
  if (!table) throw new DomainError('no_price_table', 'This website has no prices yet.')
  floor.priceTables.set(id, table)
  return table
}
