import { DateTime } from 'luxon'
import type { FieldAffectingData, SelectField } from 'payload'
import { csvCell } from '../../domain/lists/csvCell.ts'
import { isCurrency } from '../../domain/money/currency.ts'
import { toDecimal } from '../../domain/money/decimal.ts'
import { idOf } from '../../domain/users/roles.ts'
import { keyOf } from './titlesOf.ts'

/** A row with what its cells need from elsewhere. */
export type RowFacts = {
  doc: Record<string, unknown>
  timeZone: string
  currency: string | null
  /** By collection and id, of what the caller may see. */
  titles: ReadonlyMap<string, string>
}

/** Which field of a row names the collection of the document that another one holds the id of. */
export const NAMED_BY: Record<string, string> = { documentId: 'documentCollection', payableId: 'payableCollection', ownerId: 'ownerKind' }

export const isMoney = ({ type, name }: { type: string; name: string }): boolean => type === 'number' && name.endsWith('Minor')

/** A value as people read it in a spreadsheet: names for ids, decimals for minor units, moments in the website's zone with its offset. */
export function cellText(field: FieldAffectingData, { doc, ...row }: RowFacts): string {
  const { name } = field as { name: string }
  return csvCell(textOf(field, doc[name], { doc, ...row }))
}

function textOf(field: FieldAffectingData, value: unknown, row: RowFacts): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && field.type !== 'json' && field.type !== 'array') return value.map((each) => textOf(field, each, row)).join(', ')
  const { name } = field as { name: string }
  if (name in NAMED_BY) return row.titles.get(keyOf({ collection: String(row.doc[NAMED_BY[name]!]), id: String(value) })) ?? ''
  return (WRITERS[field.type] ?? String)(value as never, field as never, row)
}

type Writer = (value: never, field: never, row: RowFacts) => string

const WRITERS: Record<string, Writer> = {
  relationship: (value: string | { id: string }, { relationTo }: { relationTo: string }, { titles }) => titles.get(keyOf({ collection: relationTo, id: idOf(value) })) ?? '',
  date: (value: string, _field, { timeZone }) => DateTime.fromISO(value, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss ZZ'),
  number: (value: number, field: { type: string; name: string }, { currency }) => (isMoney(field) && currency && isCurrency(currency) ? toDecimal(value, currency) : String(value)),
  checkbox: (value: boolean) => (value ? 'yes' : 'no'),
  select: (value: string, field: SelectField) => optionLabel(field, value),
  json: (value: unknown) => JSON.stringify(value),
  array: (value: Record<string, unknown>[], { fields }: { fields: FieldAffectingData[] }, row) =>
    value.map((each) => fields.filter((field) => (field as { name: string }).name !== 'id').map((field) => textOf(field, each[(field as { name: string }).name], row)).filter(Boolean).join(': ')).join('; '),
}

function optionLabel({ options }: SelectField, value: string): string {
  const option = options.find((each) => typeof each === 'object' && each.value === value)
  if (typeof option === 'object' && typeof option.label === 'string') return option.label
  const words = value.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
