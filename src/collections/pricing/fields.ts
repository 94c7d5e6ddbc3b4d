import type { ArrayField, NumberField, TextField } from 'payload'
import { PRICING_LIMITS as LIMITS } from '../../domain/pricing/limits.ts'

type Numbers = { min: number; max: number; decimals?: number }
type Surroundings = { data: Record<string, unknown>; siblingData: Record<string, unknown> }
/** How a number fits what surrounds it: true, or what to do about it. */
type Check = (value: unknown, surroundings: Surroundings) => true | string
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
  validate: (value: unknown, { data, siblingData }: { data: unknown; siblingData: unknown }) =>
    isNumber(value, { min, max, decimals, required: field.required })
      ? check(value, { data, siblingData } as Surroundings)
      : sentence(min, max, decimals),
})

/** An amount in minor units, which the panel shows and takes as people write it. */
export const amountField = (name: string, { check, ...field }: Rest): NumberField => {
  const range = { min: 0, max: LIMITS.priceMinor }
  return {
    ...numberField(name, { ...range, ...field }),
    admin: { ...field.admin, components: { Field: '/src/admin/pricing/PriceField.tsx#PriceField' } },
    validate: (value: unknown, surroundings: unknown) =>
      isNumber(value, { ...range, required: field.required })
        ? (check?.(value, surroundings as Surroundings) ?? true)
        : AMOUNT,
  }
}

export const AMOUNT = 'Give an amount of 0 or more with the decimals of the currency, such as 24.00 (in the API: whole minor units).'

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

/** What clients read. */
export const nameField: TextField = {
  name: 'label',
  label: 'Name',
  type: 'text',
  required: true,
  maxLength: LIMITS.labelLength,
}

/** Rows are titled with their names. */
export const rowLabel = { RowLabel: '/src/admin/pricing/RowLabel.tsx#RowLabel' }

/** A list of multipliers that a request chooses from by code. */
export const factorsField = (name: string, label: string, description: string): ArrayField => ({
  name,
  label,
  type: 'array',
  maxRows: LIMITS.factors,
  admin: { description, components: rowLabel },
  fields: [
    {
      type: 'row',
      fields: [nameField, codeField(), multiplierField()],
    },
  ],
})

export const multiplierField = (admin: NumberField['admin'] = {}): NumberField =>
  numberField('multiplier', {
    min: LIMITS.minMultiplier,
    max: LIMITS.maxMultiplier,
    decimals: LIMITS.decimals,
    required: true,
    defaultValue: 1,
    admin: { ...admin, step: 0.05, description: '1.25 adds a quarter, 0.9 takes off a tenth.' },
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
