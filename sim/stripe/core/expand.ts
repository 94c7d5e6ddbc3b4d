import { membersOf, type Schema } from '../schemas/schema.ts'
import { RESOURCE_TYPES } from '../schemas/types.ts'
import { invalid } from './errors.ts'
import { page } from './lists.ts'
import { shown } from '../money/book.ts'
import type { Call, Fields, Resource } from './types.ts'

const DEEPEST = 4

/** Lists that an object holds only when they are asked for. */
const LISTS: Record<string, { kind: string; url: (id: string) => string; isIn: (resource: Resource, id: string) => boolean }> = {
  'charge.refunds': { kind: 'refund', url: (id) => `/v1/charges/${id}/refunds`, isIn: ({ charge }, id) => charge === id },
  'checkout.session.line_items': { kind: 'item', url: (id) => `/v1/checkout/sessions/${id}/line_items`, isIn: ({ id: item }, id) => item.startsWith(`li_${id}`) },
}

/**
 * Puts objects where an answer has ids, as `expand` asks: `customer`, `latest_charge.balance_transaction`, `data.customer`.
 * @throws StripeError for what cannot be expanded, and below four levels
 */
export function expanded(call: Call, answer: Fields): Fields {
  const paths = (call.params.expand ?? []) as string[]
  const whole = structuredClone(answer)
  for (const path of paths) {
    const steps = path.split('.')
    if (steps.filter((step) => step !== 'data').length > DEEPEST) throw invalid(`You cannot expand more than ${DEEPEST} levels of a property (got '${path}').`, { param: 'expand' })
    walk(call, whole, steps, path)
  }
  return whole
}

function walk(call: Call, at: Fields, [step, ...rest]: string[], path: string): void {
  if (step === undefined) return
  if (step === 'data' && at.object === 'list') {
    for (const item of at.data as Fields[]) walk(call, item, rest, path)
    return
  }
  addList(call, at, step)
  if (!(step in at) && !isOptional(call, at, step)) throw invalid(`This property cannot be expanded (${path}).`, { param: 'expand' })
  if (typeof at[step] === 'string') at[step] = found(call, at[step], path)
  if (typeof at[step] === 'object' && at[step] !== null) walk(call, at[step] as Fields, rest, path)
}

function addList({ world, account }: Call, at: Fields, step: string): void {
  const list = LISTS[`${at.object}.${step}`]
  if (!list || typeof at[step] === 'object' && at[step] !== null) return
  const all = world.store.all(account, list.kind).filter(({ resource }) => list.isIn(resource, at.id as string))
  at[step] = page(all, {}, { kind: list.kind, url: list.url(at.id as string) })
}

/** A field that the type has and this object lacks expands to nothing. */
function isOptional({ world: { schemas } }: Call, at: Fields, step: string): boolean {
  const root: Schema | undefined = schemas.roots[RESOURCE_TYPES[at.object as string] ?? '']
  return Boolean(root && membersOf(schemas, root).some(({ properties }) => properties && step in properties))
}

function found({ world }: Call, id: string, path: string): Resource {
  const stored = world.store.anywhere(id)
  if (!stored) throw invalid(`This property cannot be expanded (${path}).`, { param: 'expand' })
  if (stored.deleted) return { id, object: stored.resource.object, deleted: true }
  return shown(world, stored.resource)
}
