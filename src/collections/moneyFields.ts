import type { DateField, NumberField, TextField } from 'payload'

const MONEY = {
  Cell: '/src/admin/ledger/MoneyCell.tsx#MoneyCell',
  Field: '/src/admin/ledger/MoneyField.tsx#MoneyField',
}

/** An amount in minor units, shown in the currency of its row. */
export const moneyField = (name: string, field: Partial<NumberField> = {}): NumberField =>
  ({ ...field, name, type: 'number', admin: { components: MONEY, ...field.admin } }) as NumberField

export const currencyField = (): TextField => ({ name: 'currency', type: 'text', required: true })

/** A moment to the second. */
export const momentField = (name: string, field: Partial<DateField> = {}): DateField =>
  ({ ...field, name, type: 'date', admin: { ...field.admin, date: { pickerAppearance: 'dayAndTime' } } }) as DateField
