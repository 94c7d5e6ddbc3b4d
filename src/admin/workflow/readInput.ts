import { DateTime } from 'luxon'
import { fromDecimal } from '../../domain/money/decimal.ts'
import type { InputField } from './inputFields.ts'

export type Values = Record<string, string>
export type Problems = Record<string, string>
type Place = { currency: string; timeZone: string }

/** What was typed as the API takes it; `problems` has a sentence for each field that can't be read. */
export function readInput(fields: InputField[], values: Values, place: Place) {
  const input: Record<string, unknown> = {}
  const problems: Problems = {}
  for (const field of fields) {
    const text = (values[field.name] ?? '').trim()
    if (text === '') {
      if (field.isRequired) problems[field.name] = field.kind === 'choice' || field.kind === 'pick' ? 'Choose one.' : 'Fill this in.'
      continue
    }
    const value = valueOf(field, text, place)
    if (value === null) problems[field.name] = UNREADABLE[field.kind] ?? 'This can’t be read.'
    else input[field.name] = value
  }
  return { input, problems }
}

const UNREADABLE: Partial<Record<InputField['kind'], string>> = {
  integer: 'Give a whole number.',
  money: 'Give an amount with the decimals of the currency, such as 24.00.',
  moment: 'Give a date and a time.',
}

function valueOf({ kind }: InputField, text: string, { currency, timeZone }: Place): string | number | null {
  if (kind === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : null
  if (kind === 'money') return fromDecimal(text, currency)
  if (kind === 'moment') return DateTime.fromISO(text, { zone: timeZone }).toUTC().toISO()
  return text
}
