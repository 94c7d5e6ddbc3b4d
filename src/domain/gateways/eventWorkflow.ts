import { z } from 'zod'
import type { Facts, Workflow } from '../workflow/types.ts'

export const GATEWAY_EVENT_STATES = ['received', 'processed', 'ignored', 'parked'] as const
export type GatewayEventState = (typeof GATEWAY_EVENT_STATES)[number]

export type GatewayEventFacts = Facts<{ state: GatewayEventState }>

const Because = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('Reason') })

/** A message of a gateway, from its arrival until it was acted on. */
export const gatewayEventWorkflow: Workflow<GatewayEventState, GatewayEventFacts> = {
  kind: 'gateway-event',
  label: 'Gateway event',
  collection: 'gateway-events',
  states: GATEWAY_EVENT_STATES,
  initial: 'received',
  final: ['processed', 'ignored'],
  transitions: [
    { name: 'process', label: 'Process', from: ['received'], to: 'processed', by: ['system'] },
    { name: 'ignore',  label: 'Ignore',  from: ['received'], to: 'ignored',   by: ['system'], input: Because, effects: ['keepWhy'] },
    { name: 'park',    label: 'Park',    from: ['received'], to: 'parked',    by: ['system'], input: Because, effects: ['keepWhy'] },
    { name: 'replay',  label: 'Process again', from: ['parked'], to: 'received', by: ['admin'], effects: ['processAgain'] },
    { name: 'dismiss', label: 'Dismiss', from: ['parked'], to: 'ignored', by: ['admin'], input: Because, effects: ['keepWhy'] },
  ],
}
