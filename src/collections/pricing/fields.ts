import type { ArrayField, NumberField, TextField } from 'payload'
import { PRICING_LIMITS as LIMITS } from '../../domain/pricing/limits.ts'

type Numbers = { min: number; max: number; decimals?: number }
/** How a number fits the rest of its document: true, or what to do about it. */
type Check = (value: unknown, data: Record<string, unknown>) => true | string
type Rest = Partial<Omit<NumberField, 'min' | 'max' | 'validate' | 'hasMany'>> & { check?: Check }

/** A number that is checked before it is saved, in words that say what to enter. */
export const numberField = (
  name: string,
  { min, max, decimals = 0, check = () => true, ...field }: Numbers & Rest,
): NumberField => ({
  ...(field as NumberField),
  name,
  type: 'number',
  min,
  max,
  validate: (value: unknown, { data }: { data: unknown }) =>
    isNumber(value, { min, max, decimals, required: field.required })
      ? check(value, data as Record<string, unknown>)
      : sentence(min, max, decimals),
})

/** A name that other documents and frontends use, such as `top-writer`. */
export const codeField = (field: Pick<TextField, 'access' | 'admin'> = {}): TextField => ({
  ...field,
  name: 'code',
  type: 'text',
  required: true,
  maxLength: LIMITS.codeLength,
  validate: (value: unknown) =>
    (CODE.test(String(value)) && String(value).length <= LIMITS.codeLength) ||
    `Use small letters, digits and single hyphens, at most ${LIMITS.codeLength}, such as “top-writer”.`,
})

/** A list of multipliers that a request chooses from by code. */
export const factorsField = (name: string, label: string, description: string): ArrayField => ({
  name,
  label,
  type: 'array',
  maxRows: LIMITS.factors,
  admin: { description },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'label', label: 'Name', type: 'text', required: true, maxLength: LIMITS.labelLength },
        codeField(),
        multiplierField(),
      ],
    },
  ],
})

export const multiplierField = (): NumberField =>
  numberField('multiplier', {
    min: LIMITS.minMultiplier,
    max: LIMITS.maxMultiplier,
    decimals: LIMITS.decimals,
    required: true,
    defaultValue: 1,
    admin: { step: 0.05, description: '1.25 adds a quarter, 0.9 takes off a tenth.' },
  })

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/

function isNumber(value: unknown, { min, max, decimals = 0, required }: Numbers & { required?: boolean }): boolean {
  if (value === null || value === undefined) return !required
  return typeof value === 'number' && value >= min && value <= max && Number(value.toFixed(decimals)) === value
}

const sentence = (min: number, max: number, decimals: number): string =>
  decimals === 0
    ? `Give a whole number from ${min} to ${max}.`
    : `Give a number from ${min} to ${max} with at most ${decimals} decimals.`
