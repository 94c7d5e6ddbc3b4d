import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { DomainError } from '../../src/domain/errors.ts'
import { orderNumber } from '../../src/domain/orders/orderNumber.ts'
import { TITLE_LENGTH } from '../../src/domain/orders/types.ts'
import type { BriefField } from '../../src/domain/pricing/briefForm.ts'
import { checkBrief } from '../../src/domain/pricing/checkBrief.ts'
import type { QuotedPrice } from '../../src/domain/pricing/types.ts'
import { satisfyingLevels } from '../../src/domain/writers/eligibility.ts'
import { callerOf, type Caller, type Website } from './caller.ts'
import { eventParameter, WRITE_EVENT } from './events.ts'
import type { Floor } from './floor.ts'
import { claimColumns, keyOf, replayOf, type Saved } from './idempotency.ts'
import { requireClient, shownTo, type OrderRow } from './orders.ts'
import { priceTableOf } from './quote.ts'
import { readToken } from './tokens.ts'

const Input = z.strictObject({ quote: z.string().min(1).max(8_000), title: z.string().trim().min(1).max(TITLE_LENGTH), brief: z.record(z.string().max(100), z.unknown()) })

// One look: the key is claimed and asked for, the service read as it is now, a number drawn.
const ASK = `
  select ${claimColumns('$1', '$2')}, s.needs_review as "needsReview", nextval('order_numbers')::int as sequence,
    (select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'label', f.label, 'kind', f.kind, 'required', coalesce(f.required, false), 'help', f.help,
       'options', (select coalesce(jsonb_agg(t.text order by t."order"), '[]') from services_texts t where t.parent_id = s.id and t.path = 'briefForm.' || (f._order - 1) || '.options'))
       order by f._order), '[]') from services_brief_form f where f._parent_id = s.id) as "briefForm"
  from services s where s.id = $3`

type Asked = Saved & { needsReview: boolean; sequence: number; briefForm: BriefField[] }
type Promised = QuotedPrice & { hash: string; jti: string; exp: number }

// One write: the order, its line in the timeline, its event with the job, the kept answer.
const WRITE = `
  with placed as (
    insert into orders (id, website_id, number, title, deadline, service_id, brief, brief_form, units, level, subject, writer_level, currency, total_minor, tax_minor, tax, lines, discounts, client_id,
      state, state_since, state_episode, version, revisions_used, needs_review, eligible_levels, price_table_id, quote_id, quote_hash, quote_expires_at, quote_inputs, created_at, updated_at)
    select o.id, o.website, o.number, o.title, o.deadline, o.service, o.brief, o."briefForm", o.units, o.level, o.subject, o."writerLevel", o.currency, o."totalMinor", o."taxMinor", o.tax, o.lines, o.discounts, o.client,
      'draft', o."createdAt", 0, 0, 0, o."needsReview", o."eligibleLevels", o."priceTable", o."quoteId", o."quoteHash", o."quoteExpiresAt", o."quoteInputs", o."createdAt", o."createdAt"
    from jsonb_to_record($2::jsonb) as o(id uuid, website uuid, number text, title text, deadline timestamptz, service uuid, brief jsonb, "briefForm" jsonb, units numeric, level text, subject text,
      "writerLevel" text, currency text, "totalMinor" numeric, "taxMinor" numeric, tax jsonb, lines jsonb, discounts jsonb, client uuid, "needsReview" boolean, "eligibleLevels" jsonb, "priceTable" uuid, "quoteId" text,
      "quoteHash" text, "quoteExpiresAt" timestamptz, "quoteInputs" jsonb, "createdAt" timestamptz)),
  ${WRITE_EVENT}
  select done from woken`

/** A draft of a quote, once for each Idempotency-Key. */
export async function placeOrder(floor: Floor, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const caller = await callerOf(floor, request)
  requireClient(caller)
  const input = Input.parse(request.body)
  const key = keyOf(request, caller)
  const promised = promiseIn(floor, input.quote, caller.website)
  const { writerLevels } = await priceTableOf(floor, caller.website.id, promised.priceTable)
  const eligibleLevels = promised.inputs.writerLevel === null ? null : satisfyingLevels(promised.inputs.writerLevel, writerLevels)
  const { status, body } = await floor.database.transaction(caller.website.id, async (client) => {
    const [asked] = await client.query<Asked>('place-ask', ASK, [key.scope, key.key, promised.service])
    if (!asked) throw new DomainError('not_found', 'There is no such service any more.')
    const first = replayOf(asked, key)
    if (first) return first
    const order = draftOf({ caller, promised, asked, eligibleLevels, title: input.title, brief: checkBrief(input.brief, { form: asked.briefForm, complete: false }) })
    const answer = { status: 201, body: JSON.stringify({ doc: shownTo('client', order) }) }
    const { id, website, totalMinor, currency, createdAt } = order
    const event = eventParameter({
      website, order: id, name: 'created', from: null, to: 'draft', actor: { id: caller.user.id, roles: ['client'] }, role: 'client',
      facts: { client: caller.user.id, totalMinor, currency }, at: createdAt as Date, kept: { ...key, ...answer },
    })
    await client.query('place-write', WRITE, [event, JSON.stringify(order)])
    return answer
  })
  return reply.status(status).type('application/json').send(body)
}

function promiseIn(floor: Floor, token: string, website: Website): Promised {
  const claims = readToken(token, floor.quoteKey) as Promised | null
  if (!claims || (claims as { aud?: unknown }).aud !== 'quote') throw new DomainError('quote_invalid', 'This is not a quote of ours, or it was changed.')
  if (claims.exp * 1_000 <= Date.now()) throw new DomainError('quote_expired', 'This quote was valid for 30 minutes. Ask for a new one.')
  if (claims.website !== website.id) throw new DomainError('quote_wrong_website', 'Another website gave this quote. Ask for one on this website.')
  return claims
}

type Draft = { caller: Caller; promised: Promised; asked: Asked; eligibleLevels: string[] | null; title: string; brief: object }

function draftOf({ caller, promised, asked, eligibleLevels, title, brief }: Draft): OrderRow {
  const { inputs, service, currency, totalMinor, taxMinor, tax, lines, discounts, priceTable, jti, hash, exp } = promised
  const { units, level, subject, writerLevel, deadline } = inputs
  const at = new Date()
  return {
    id: uuid(), website: caller.website.id, number: orderNumber(caller.website.slug, asked.sequence), title, deadline, service, brief, briefForm: asked.briefForm, units, level, subject, writerLevel,
    currency, totalMinor, taxMinor, tax, lines, discounts, writerShareMinor: null, writerSharePercent: null, client: caller.user.id, writer: null, state: 'draft', stateSince: at, stateEpisode: 0, version: 0,
    revisionsUsed: 0, workSince: null, pausedAt: null, heldFrom: null, heldBy: null, installmentPlan: null, deliveredAt: null, completedAt: null, needsReview: asked.needsReview, eligibleLevels, priceTable,
    quoteId: jti, quoteHash: hash, quoteExpiresAt: new Date(exp * 1_000), quoteInputs: inputs, createdAt: at, updatedAt: at,
    clientName: caller.user.displayName, writerName: null, paidMinor: 0, refundedMinor: 0,
  }
}
