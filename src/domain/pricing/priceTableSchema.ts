import { z } from 'zod'
import { isCurrency } from '../money/currency.ts'
import { PRICING_LIMITS as LIMITS } from './limits.ts'

const code = z
  .string('Give it a code.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens, such as “top-writer”.')
  .max(LIMITS.codeLength, `Use at most ${LIMITS.codeLength} characters.`)

const label = z
  .string('Give it a name that clients read.')
  .trim()
  .min(1, 'Give it a name that clients read.')
  .max(LIMITS.labelLength, `Use at most ${LIMITS.labelLength} characters.`)

const whole = (from: number, to: number) =>
  z.int(`Give a whole number from ${from} to ${to}.`).min(from, `At least ${from}.`).max(to, `At most ${to}.`)

const decimal = (from: number, to: number) =>
  z
    .number(`Give a number from ${from} to ${to}.`)
    .min(from, `At least ${from}.`)
    .max(to, `At most ${to}.`)
    .refine((value) => Number(value.toFixed(LIMITS.decimals)) === value, {
      error: `Use at most ${LIMITS.decimals} decimals.`,
    })

const multiplier = decimal(LIMITS.minMultiplier, LIMITS.maxMultiplier)
const factor = z.object({ code, label, multiplier })
const factors = z.array(factor).max(LIMITS.factors, `At most ${LIMITS.factors}.`)
const extra = z.object({ code, label, services: z.array(z.string()) })

/** A price table in which each value is sensible by itself; how they fit together is for priceTableProblems. */
export const priceTableSchema = z.object({
  currency: z.string().refine(isCurrency, 'This is not a currency of ISO 4217.'),
  services: z
    .array(
      z.object({
        service: z.string('Choose a service.').min(1, 'Choose a service.'),
        levels: z
          .array(
            z.object({
              code,
              label,
              priceMinor: whole(0, LIMITS.priceMinor),
              perUnits: whole(1, LIMITS.perUnits),
            }),
          )
          .min(1, 'Add at least one level with a price.')
          .max(LIMITS.levels, `At most ${LIMITS.levels} levels.`),
      }),
    )
    .min(1, 'Add at least one service with a price.')
    .max(LIMITS.services, `At most ${LIMITS.services} services.`),
  urgency: z
    .array(
      z.object({
        label,
        fromHours: whole(0, LIMITS.hours),
        toHours: whole(1, LIMITS.hours).nullable(),
        multiplier,
      }),
    )
    .min(1, 'Add at least one band, from 0 hours on.')
    .max(LIMITS.bands, `At most ${LIMITS.bands} bands.`),
  subjects: factors,
  writerLevels: factors,
  spacings: factors,
  extras: z
    .array(
      z.discriminatedUnion('kind', [
        extra.extend({ kind: z.literal('fixed'), amountMinor: whole(0, LIMITS.priceMinor) }),
        extra.extend({ kind: z.literal('percent'), percent: decimal(0, LIMITS.percent) }),
      ]),
    )
    .max(LIMITS.extras, `At most ${LIMITS.extras} extras.`),
})
