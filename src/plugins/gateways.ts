import { GatewayEvents } from '../collections/gateways/GatewayEvents.ts'
import { PaymentSettings } from '../collections/gateways/PaymentSettings.ts'
import { gatewayEventWorkflow } from '../domain/gateways/eventWorkflow.ts'
import { stripeWebhook } from '../endpoints/gateways/stripeWebhook.ts'
import { givePaymentSettings } from '../hooks/gateways.ts'
import { processGatewayEventJob, sweepGatewaysJob } from '../jobs/gateways.ts'
import { feature } from '../lib/feature.ts'
import { keepWhy, processAgain } from '../operations/gateways/gatewayEventEffects.ts'
import type { Plugin } from 'payload'

const area = feature({
  area: 'gateways',
  collections: [PaymentSettings, GatewayEvents],
  endpoints: [stripeWebhook],
  workflows: [{ workflow: gatewayEventWorkflow, effects: { keepWhy, processAgain } }],
  jobs: [processGatewayEventJob, sweepGatewaysJob],
})

/** Ways to be paid from outside: settings with sealed keys, and the inbox of what gateways tell. */
export const gateways: Plugin = async (config) => {
  const { collections = [], ...rest } = await area(config)
  return { ...rest, collections: collections.map((each) => (each.slug === 'websites' ? { ...each, hooks: { ...each.hooks, afterChange: [...(each.hooks?.afterChange ?? []), givePaymentSettings] } } : each)) }
}
