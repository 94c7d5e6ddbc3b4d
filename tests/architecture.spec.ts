import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Endpoint, FlattenedField, PayloadRequest, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { generate as routes } from '../scripts/generate/routes.ts'
import { loadConfig } from '../scripts/generate/loadConfig.ts'
import { casesOf } from '../scripts/kills/money/points.ts'
import type { AnyWorkflow } from '../src/domain/workflow/types.ts'
import { runInContext } from '../src/lib/context.ts'
import { FAULT_POINTS, MONEY_FAULT_POINTS } from '../src/lib/faults.ts'
import { platformOf, type WorkflowBinding } from '../src/lib/feature.ts'
import type { EndpointMeta } from '../src/lib/http/endpoint.ts'
import { refuseMissingAccess } from '../src/plugins/harden.ts'

/** Laws of the whole configuration. */
let config: SanitizedConfig
let bindings: [string, WorkflowBinding][]
beforeAll(async () => {
  config = await loadConfig()
  bindings = Object.entries(platformOf(config).workflows)
})

const faults = (find: (collection: SanitizedCollectionConfig) => string[]): string[] =>
  config.collections.flatMap((collection) => find(collection).map((fault) => `${collection.slug}: ${fault}`))

/** Every field at any depth, with its path. */
function everyField(fields: FlattenedField[], prefix = ''): { path: string; field: FlattenedField }[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    return [{ path, field }, ...('flattenedFields' in field ? everyField(field.flattenedFields, `${path}.`) : [])]
  })
}

describe('every collection', () => {
  /** Documents that are not of exactly one website, and why. */
  const WITHOUT_WEBSITE: Record<string, string> = {
    websites: 'they are the websites',
    users: 'one person, one login; memberships name the websites',
    mails: 'the platform’s mailbox, with tokens in it',
    'outbox-events': 'some happen on no website',
    'idempotency-keys': 'some calls are about no website',
    'payload-kv': 'Payload’s',
    'payload-preferences': 'Payload’s, each person’s own',
    'payload-migrations': 'Payload’s',
  }

  it('belongs to a website, or is on a short list with a reason', () => {
    const isOwned = ({ flattenedFields }: SanitizedCollectionConfig) =>
      flattenedFields.some((field) => field.name === 'website' && field.type === 'relationship' && field.relationTo === 'websites' && field.required === true)
    const without = config.collections.filter((collection) => !isOwned(collection)).map(({ slug }) => slug)
    expect(without.sort()).toEqual(Object.keys(WITHOUT_WEBSITE).sort())
  })

  it('has every access function, and none that lets in whoever is logged in', async () => {
    const req = { user: { id: '00000000-0000-7000-8000-000000000001', memberships: [] }, context: {}, payloadAPI: 'REST' } as unknown as PayloadRequest
    const found: string[] = []
    for (const { slug, access, auth } of config.collections.filter(({ endpoints }) => endpoints !== false)) {
      const logins = auth ? (['unlock', 'admin'] as const) : []
      for (const operation of ['create', 'read', 'update', 'delete', ...logins] as const) {
        const answer = await runInContext({ requestId: '-', websiteId: 'w', visible: ['w'] }, () => access[operation]?.({ req, data: {} } as never))
        if (answer === true && slug !== 'payload-preferences') found.push(`${slug}: ${operation}`)
      }
    }
    expect(found).toEqual([])
  })

  it('is refused at the start when an access function is missing', () => {
    const yes = () => true
    const access = { create: yes, read: yes, update: yes, delete: yes }
    expect(() => refuseMissingAccess({ slug: 'open', fields: [] })).toThrow('The collection open lacks access functions: create, read, update, delete')
    expect(() => refuseMissingAccess({ slug: 'open', fields: [], access: { create: yes, read: yes, update: yes } })).toThrow('delete')
    expect(() => refuseMissingAccess({ slug: 'people', fields: [], auth: true, access })).toThrow('unlock, admin')
    expect(() => refuseMissingAccess({ slug: 'posts', fields: [], versions: true, access })).toThrow('readVersions')
    expect(() => refuseMissingAccess({ slug: 'closed', fields: [], access })).not.toThrow()
  })

  it('takes no locks on documents, no bulk changes and no copies', () => {
    const isOpen = ({ slug, lockDocuments, disableBulkEdit, disableBulkDelete, disableDuplicate }: SanitizedCollectionConfig) =>
      slug.startsWith('payload-') || (lockDocuments === false && disableBulkEdit && disableBulkDelete && disableDuplicate) ? [] : ['is open']
    expect(faults(isOpen)).toEqual([])
  })

  it('calls its state “state”: a select named “status” collides with drafts', () => {
    expect(faults(({ flattenedFields }) => everyField(flattenedFields).filter(({ field }) => field.type === 'select' && field.name === 'status').map(({ path }) => path))).toEqual([])
  })

  it('says with every amount in which currency it is', () => {
    // What an amount hangs on says it.
    const SAID_BY: Record<string, string> = { 'order-assignments': 'order', 'client-profiles': 'website', 'payment-settings': 'website' }
    const isUnclear = ({ slug, flattenedFields }: SanitizedCollectionConfig) => {
      const names = flattenedFields.map(({ name }) => name)
      return names.some((name) => name.endsWith('Minor')) && !names.includes(SAID_BY[slug] ?? 'currency') ? ['has amounts without a currency'] : []
    }
    expect(faults(isUnclear)).toEqual([])
  })

  it('keeps relations from being filled in without an end', () => {
    expect(config.maxDepth).toBeLessThanOrEqual(3)
    expect(config.defaultDepth).toBe(0)
  })
})

describe('every workflow', () => {
  const each = (find: (workflow: AnyWorkflow, binding: WorkflowBinding) => string[]): string[] =>
    bindings.flatMap(([slug, binding]) => find(binding.workflow, binding).map((fault) => `${slug}: ${fault}`))
  const leavesOf = ({ transitions }: AnyWorkflow, state: string): string[] =>
    transitions.filter(({ from }) => from.includes(state)).map(({ to }) => to as string)

  it('is there at all', () => expect(bindings.map(([slug]) => slug).sort()).toEqual(['adjustments', 'bonus-credits', 'earnings', 'gateway-disputes', 'gateway-events', 'installment-plans', 'installments', 'orders', 'payments', 'payout-batches', 'payouts', 'price-tables', 'refunds', 'top-ups', 'wallet-freezes', 'withdrawals']))

  it('reaches each of its states', () => {
    expect(each((workflow) => {
      const reached = new Set([workflow.initial as string])
      for (const state of reached) for (const next of leavesOf(workflow, state)) reached.add(next)
      return (workflow.states as string[]).filter((state) => !reached.has(state))
    })).toEqual([])
  })

  it('has a way out of each state but the final ones', () => {
    expect(each((workflow) => (workflow.states as string[]).filter((state) => {
      const isStuck = leavesOf(workflow, state).every((next) => next === state)
      return isStuck && !workflow.final.includes(state)
    }))).toEqual([])
  })

  it('comes to an end from each state', () => {
    expect(each((workflow) => {
      const ending = new Set(workflow.final as string[])
      for (let before = -1; before !== ending.size; ) {
        before = ending.size
        for (const state of workflow.states as string[]) if (leavesOf(workflow, state).some((next) => ending.has(next))) ending.add(state)
      }
      return (workflow.states as string[]).filter((state) => !ending.has(state))
    })).toEqual([])
  })

  it('names states, actors and clocks that exist', () => {
    expect(each(({ states, transitions }) => transitions.flatMap(({ name, from, to, by, after }) => [
      ...[...from, to].filter((state) => !states.includes(state)).map((state) => `${name} names the state ${state}`),
      ...(by.length === 0 || from.length === 0 ? [`${name} is made by nobody, or from nowhere`] : []),
      ...(by.includes('timer') === Boolean(after) ? [] : [`${name} has a clock without a time, or a time without a clock`]),
    ]))).toEqual([])
  })

  it('has every effect it names, and no other', () => {
    expect(each(({ transitions }, { effects = {} }) => {
      const named = new Set(transitions.flatMap(({ effects: names = [] }) => names))
      const missing = [...named].filter((name) => typeof effects[name] !== 'function').map((name) => `lacks ${name}`)
      return [...missing, ...Object.keys(effects).filter((name) => !named.has(name)).map((name) => `never uses ${name}`)]
    })).toEqual([])
  })

  it('belongs to a collection that has its states, and asks before what can’t be undone', () => {
    expect(each(({ collection, states, initial }) => {
      const field = config.collections.find(({ slug }) => slug === collection)?.flattenedFields.find(({ name }) => name === 'state')
      if (field?.type !== 'select') return ['has no field “state”']
      const options = field.options.map((option) => (typeof option === 'string' ? option : option.value))
      return options.join() === states.join() && field.defaultValue === initial ? [] : ['has other states than its field']
    })).toEqual([])
  })
})

describe('every fault point', () => {
  const NAMED = /\bfault\('([^']+)'\)|\bfaultPoints\(req, '([^']+)'\)/g
  const MONEY = ['top-up', 'payment', 'refund', 'payout', 'payout-batch', 'gateway-event', 'gateway-dispute', 'installment-plan', 'installment']
  /** Moves that the platform makes by itself and at which nobody dies, and why. */
  const ALIKE: Record<string, string> = {
    'payment.process': 'as `ask`', 'payment.expire': 'as `cancel`', 'refund.reject': 'nothing was begun at the gateway', 'payout.fail': 'as `return`',
    'payout.hold_for_change': 'nothing was sent', 'payout.release': 'nothing was sent', 'payout-batch.settle': 'ends with its last payout',
    'gateway-event.ignore': 'nothing happens', 'gateway-event.park': 'nothing happens', 'gateway-dispute.respond': 'as `review`', 'gateway-dispute.close': 'as `win`, without money',
    'gateway-dispute.return_to_staff': 'the gateway has refused', 'installment.void': 'as `settle`, without money', 'installment-plan.end': 'with the end of its order',
    'top-up.reject': 'nothing was paid',
  }

  it('in the source is a place to die in a run of the kills', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('lib/faults.ts'))
    const points = files.flatMap((file) => [...readFileSync(`src/${file}`, 'utf8').matchAll(NAMED)].flatMap(([, point, operation]) => (point ? [point] : [`${operation}.before-commit`, `${operation}.after-commit`])))
    expect(points.length).toBeGreaterThan(40)
    expect(points.filter((point) => !FAULT_POINTS.includes(point) && !MONEY_FAULT_POINTS.includes(point))).toEqual([])
  })

  it('of money is passed by a flow', () => {
    const passed = casesOf().map(({ point }) => point)
    expect(MONEY_FAULT_POINTS.filter((point) => !passed.includes(point))).toEqual([])
  })

  it('of a move that the platform makes by itself with money is among them', () => {
    const own = bindings.filter(([, { workflow }]) => MONEY.includes(workflow.kind))
      .flatMap(([, { workflow: { kind, transitions } }]) => transitions.filter(({ by }) => by.includes('system')).map(({ name }) => `${kind}.${name}`))
    const named = (move: string): boolean => MONEY_FAULT_POINTS.includes(`${move}.after-commit`)
    expect([...new Set(own.filter((move) => !named(move)))].sort()).toEqual(Object.keys(ALIKE).sort())
  })
})

describe('every endpoint of the platform', () => {
  const ours = (): { route: string; meta: EndpointMeta | undefined; handler: Endpoint['handler'] }[] => {
    const listed = (endpoints: Endpoint[] | false, prefix: string) =>
      (endpoints || []).map(({ method, path, custom, handler }) => ({ route: `${method} ${prefix}${path}`, meta: custom?.scriptorium as EndpointMeta | undefined, handler }))
    return [...listed(config.endpoints, '/api'), ...config.collections.flatMap(({ slug, endpoints }) => listed(endpoints, `/api/${slug}`))].filter(({ meta }) => meta)
  }

  it('says what it does and for whom', () => {
    const isSilent = ({ meta }: { meta: EndpointMeta | undefined }) => !meta?.summary?.trim() || meta.summary.endsWith('.') || !(typeof meta.access === 'string' || Array.isArray(meta.access))
    expect(ours().filter(isSilent).map(({ route }) => route)).toEqual([])
    expect(ours().length).toBeGreaterThan(30)
  })

  it('can be repeated safely when it moves money or makes what is paid for', () => {
    const moves = ours().filter(({ route }) => /^post .*(\/pay|\/top-ups|\/transitions\/:name|\/api\/orders\/)$/.test(route))
    expect(moves.length).toBeGreaterThanOrEqual(7)
    expect(moves.filter(({ meta }) => !meta?.idempotent).map(({ route }) => route)).toEqual([])
  })

  it('is in the committed list of routes, and nothing else is', async () => {
    for (const [file, content] of Object.entries(await routes())) expect(content).toBe(readFileSync(file, 'utf8'))
  })
})
