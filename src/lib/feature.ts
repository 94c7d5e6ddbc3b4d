import type { CollectionConfig, Config, Endpoint, PayloadRequest, Plugin } from 'payload'
import type { ErrorCode } from '../domain/errors.ts'
import type { GatewayName } from '../domain/gateways/gateway.ts'
import type { ObjectKind } from '../domain/gateways/objectKinds.ts'
import type { Facts } from '../domain/workflow/types.ts'
import type { AnyWorkflow } from '../domain/workflow/types.ts'
import type { Effect } from './workflow/effect.ts'

/** A reaction to a recorded event. It runs in a job, at least once: it must be safe to repeat. */
export type Reaction = (req: PayloadRequest, event: OutboxEvent) => Promise<unknown>

export type OutboxEvent = {
  id: string
  name: string
  website: string | null
  document: { collection: string; id: string }
  facts: Record<string, unknown>
  occurredAt: string
}

/** A job of the worker. `cron` in UTC; `batch` is how many are fetched at once. */
export type Job = {
  name: string
  cron?: string
  retryLimit?: number
  /** Seconds before the second try; the pauses grow from there. Two unless said otherwise. */
  retryDelay?: number
  /** Seconds between heartbeats; a job that stops sending them is given to another worker. */
  heartbeatSeconds?: number
  run: (req: PayloadRequest, data: Record<string, unknown>) => Promise<unknown>
}

/** A workflow with what the engine needs to run it. */
export type WorkflowBinding = {
  workflow: AnyWorkflow
  /** Locks what comes before the document in the order of locks, such as the order that a refund is about. */
  lockFirst?: (req: PayloadRequest, id: string) => Promise<unknown>
  /** Loads what the guards judge, after the document was locked. Plain data. */
  loadFacts?: (req: PayloadRequest, facts: Facts<Record<string, unknown>>) => Promise<Record<string, unknown>>
  effects?: Record<string, Effect>
  /** Codes with which facts or effects refuse a move, by its name; the guards' are in the workflow. */
  refusals?: Record<string, readonly ErrorCode[]>
  /** Which fields point at the document's own client and writer. */
  parties?: { client?: string; writer?: string }
}

export type GatewayMessage = {
  gateway: GatewayName
  website: string
  /** The gateway's id of what it is about; for a payment a Checkout Session or a payment intent. */
  objectId: string
  /** `metadata` is what we wrote on the object, such as our id of the payment; `account` is set for a connected account's. */
  event: { id: string; type: string; createdAt: Date; account: string | null; metadata: Record<string, string> }
}

/**
 * Keeps our document in step with an object of a gateway: it asks the gateway for the present state, whatever
 * the message said. At least once and in any order. `unknown` when there is no such document here, `elsewhere`
 * when it is another website's, which shares the account and is told as well.
 */
export type GatewayObjectHandler = (req: PayloadRequest, message: GatewayMessage) => Promise<'done' | 'unknown' | 'elsewhere'>

/** What one business area adds to the platform. */
export type Feature = {
  area: string
  collections?: CollectionConfig[]
  /** Routes that belong to no collection. */
  endpoints?: Endpoint[]
  workflows?: WorkflowBinding[]
  jobs?: Job[]
  reactions?: Record<string, Reaction[]>
  /** Who is told of messages of gateways, by what they are about; one area for each kind. */
  gatewayObjects?: Partial<Record<ObjectKind, GatewayObjectHandler>>
}

/** What the areas added up to; found at `config.custom.platform`. */
export type Platform = {
  areas: string[]
  workflows: Record<string, WorkflowBinding>
  jobs: Record<string, Job>
  reactions: Record<string, Reaction[]>
  gatewayObjects: Partial<Record<ObjectKind, GatewayObjectHandler>>
}

/** Turns an area's manifest into a Payload plugin. */
export const feature =
  ({ area, collections = [], endpoints = [], workflows = [], jobs = [], reactions = {}, gatewayObjects = {} }: Feature): Plugin =>
  (config) => {
    const before = platformOf(config)
    return {
      ...config,
      collections: [...(config.collections ?? []), ...collections],
      endpoints: [...(config.endpoints ?? []), ...endpoints],
      custom: {
        ...config.custom,
        platform: {
          areas: [...before.areas, area],
          workflows: { ...before.workflows, ...Object.fromEntries(workflows.map((each) => [each.workflow.collection, each])) },
          jobs: { ...before.jobs, ...Object.fromEntries(jobs.map((job) => [job.name, job])) },
          reactions: joined(before.reactions, reactions),
          gatewayObjects: { ...before.gatewayObjects, ...gatewayObjects },
        } satisfies Platform,
      },
    }
  }

export const platformOf = (config: Pick<Config, 'custom'>): Platform =>
  (config.custom?.platform as Platform | undefined) ?? { areas: [], workflows: {}, jobs: {}, reactions: {}, gatewayObjects: {} }

function joined(before: Platform['reactions'], added: Platform['reactions']): Platform['reactions'] {
  const all = { ...before }
  for (const [event, reactions] of Object.entries(added)) all[event] = [...(all[event] ?? []), ...reactions]
  return all
}
