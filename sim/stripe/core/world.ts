import { loadSchemas } from '../schemas/load.ts'
import { RESOURCE_TYPES } from '../schemas/types.ts'
import type { Schemas } from '../schemas/schema.ts'
import { createDeliveries, type Deliveries } from '../webhooks/deliveries.ts'
import { complete } from './complete.ts'
import { StripeError } from './errors.ts'
import { createFaults, type Faults } from './faults.ts'
import { createIdempotency, type Idempotency } from './idempotency.ts'
import { openJournal, type Journal, type Line } from './journal.ts'
import { createStore, type Store, type Stored } from './store.ts'
import type { Fields, Resource } from './types.ts'

export type World = {
  schemas: Schemas
  store: Store
  journal: Journal
  idempotency: Idempotency
  faults: Faults
  deliveries: Deliveries
  /** Where the simulator's own pages are, without a slash at the end. */
  origin: string
  clockOffset: number
}

/** Everything the simulator knows. With a journal that exists already, it is as it was when that was last written. */
export async function createWorld(options: { journal?: string } = {}): Promise<World> {
  const journal = openJournal(options.journal)
  const store = createStore()
  const attempted = (line: Line & { kind: 'delivery' }): void => {
    journal.append([line])
    countDown(store, line)
  }
  const world: World = {
    schemas: await loadSchemas(),
    store,
    journal,
    idempotency: createIdempotency(() => nowOf(world)),
    faults: createFaults(),
    deliveries: createDeliveries({ find: store.anywhere, pending: () => pendingEvents(store), attempted, now: () => nowOf(world) }),
    origin: '',
    clockOffset: 0,
  }
  for (const line of journal.lines()) restore(world, line)
  world.deliveries.resume()
  return world
}

/** Seconds since 1970 by the simulator's clock, which a control can set forward. */
export const nowOf = ({ clockOffset }: { clockOffset: number }): number => Math.floor(Date.now() / 1_000) + clockOffset

/** What a caller says of the piece of work that is written to the journal when it is done. */
type Described = (outcome: { effects: Stored[]; error?: StripeError; answer?: Fields }) => Line

/**
 * Runs one piece of work: all of it is written, in memory and in the journal, or nothing. A refusal takes back what was
 * written unless it says otherwise. The events it made are delivered afterwards.
 */
export function transact(world: World, work: () => Fields, describe: Described): Fields {
  const answer = attempt(world, work)
  const error = answer instanceof StripeError ? answer : undefined
  const effects = world.store.commit()
  world.journal.append([...movements(world, effects), describe({ effects, error, answer: error ? undefined : answer })])
  world.deliveries.send(effects)
  if (error) throw error
  return answer
}

function attempt({ store }: World, work: () => Fields): Fields | StripeError {
  try {
    return work()
  } catch (error) {
    const isRefusal = error instanceof StripeError
    if (!isRefusal || !error.keepsEffects) store.rollback()
    if (!isRefusal) throw error
    return error
  }
}

/** Work that no request asked for: a page, a control, the passing of time. */
export const step = (world: World, what: string, work: () => Fields): Fields =>
  transact(world, work, ({ effects }) => ({ kind: 'step', at: nowOf(world), what, clockOffset: world.clockOffset, effects }))

/** Puts a new or changed object, completed by its type; `hidden` stays as it was when it is left out. */
export function put(world: World, account: string, resource: Resource, hidden?: Fields): Resource {
  const root = world.schemas.roots[RESOURCE_TYPES[resource.object]!]!
  const whole = complete(world.schemas, root, resource) as Resource
  world.store.put({ account, resource: whole, hidden: hidden ?? world.store.anywhere(resource.id)?.hidden ?? {} })
  return whole
}

/** A balance transaction is never changed, so each that was written is new. */
function movements(world: World, effects: Stored[]): Line[] {
  const booked = effects.filter(({ resource }) => resource.object === 'balance_transaction')
  return booked.map(({ account, resource: { id, type, amount, fee, net, currency, source } }) => ({
    kind: 'movement', at: nowOf(world), account, id, type, amount, fee, net, currency, source,
  }))
}

function restore(world: World, line: Line): void {
  if (line.kind === 'movement') return
  if (line.kind === 'delivery') return countDown(world.store, line)
  for (const stored of line.effects) world.store.restore(stored)
  if (line.kind === 'step') world.clockOffset = line.clockOffset ?? world.clockOffset
  if (line.kind === 'request' && line.key && line.kept) world.idempotency.restore(line.account, line.key, line.kept)
}

/** Events that an endpoint has not answered yet, oldest first. */
const pendingEvents = (store: Store): Stored[] =>
  store
    .accounts()
    .flatMap((account) => store.all(account, 'event'))
    .filter(({ resource }) => resource.pending_webhooks > 0)
    .sort((a, b) => a.sequence - b.sequence)

/** One endpoint fewer has yet to answer. */
function countDown(store: Store, { done, event: id }: Line & { kind: 'delivery' }): void {
  const event = store.anywhere(id)
  if (!done || !event) return
  store.restore({ ...event, resource: { ...event.resource, pending_webhooks: Math.max(0, event.resource.pending_webhooks - 1) } })
}
