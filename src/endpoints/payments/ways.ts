import { z } from 'zod'
import { GATEWAYS, type GatewayName } from '../../domain/gateways/gateway.ts'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { waysToPay } from '../../operations/payments/waysToPay.ts'

/** How the caller can pay, and what it costs: to be shown before a payment is begun. */
export const ways = endpoint({
  method: 'get',
  path: '/ways',
  summary: 'The gateways through which the website takes payments now, with the smallest and largest amount, and the fee where the client pays it',
  access: ['client'],
  query: z.object({ amountMinor: z.coerce.number().int().min(1).max(MAX_AMOUNT_MINOR).optional().describe('What is to be paid through the gateway: its fee is reckoned') }),
  output: z.object({
    currency: z.string(),
    ways: z.array(z.object({
      gateway: z.enum(Object.keys(GATEWAYS) as [GatewayName]), label: z.string(), smallestMinor: z.int(), largestMinor: z.int(),
      fee: z.object({
        basisPoints: z.int().describe('Of all that is paid through the gateway, the fee included: 290 is 2.9 %'),
        fixedMinor: z.int().describe('And besides'),
        amountMinor: z.int().nullable().describe('The fee of that amount; null when none was named'),
      }).nullable().describe('Null where the website bears it'),
    })),
  }).meta({ id: 'WaysToPay' }),
  handler: ({ req, website, query }) => waysToPay(req, website, query.amountMinor ?? null),
})
