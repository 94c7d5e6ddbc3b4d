import type { Field, RelationshipField } from 'payload'
import { serverOnly } from '../../access/compose.ts'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { currencyField, moneyField } from '../moneyFields.ts'

const SIDEBAR = { readOnly: true, position: 'sidebar' } as const

const isPositive = (value: unknown, isRequired: boolean): true | string =>
  (value === null || value === undefined ? !isRequired : Number.isInteger(value) && Number(value) > 0 && Number(value) <= MAX_AMOUNT_MINOR) || 'Use a whole number of minor units (cents), above 0.'

export const codeField: Field = { name: 'code', type: 'text', index: true, access: serverOnly, admin: SIDEBAR }
export const clientField: Field = { name: 'client', type: 'relationship', relationTo: 'users', required: true, maxDepth: 1, admin: { allowCreate: false } }

/** A positive amount in the website's currency. */
export const amountFields = ({ isRequired = true, description = 'In minor units: 1990 is 19.90.' } = {}): Field => ({
  type: 'row',
  fields: [
    moneyField('amountMinor', { required: isRequired, label: 'Amount', validate: (value: unknown) => isPositive(value, isRequired), admin: { description } }),
    { ...currencyField(), required: false, access: serverOnly, admin: { readOnly: true } },
  ],
})

export const reasonField = (description: string): Field => ({ name: 'reason', type: 'textarea', required: true, minLength: 3, maxLength: 500, admin: { description } })

/** Somebody of staff, stamped by the platform. */
export const stampedBy = (name: string, label: string): RelationshipField => ({ name, type: 'relationship', relationTo: 'users', maxDepth: 1, label, access: serverOnly, admin: SIDEBAR })

export const stampedText = (name: string, label: string): Field => ({ name, type: 'text', label, access: serverOnly, admin: { readOnly: true } })

/** Above the limit a second person approves; what was posted. */
export const fourEyesFields: Field[] = [
  { ...moneyField('limitMinor', { label: 'A second person above' }), access: serverOnly },
  stampedBy('requestedBy', 'Asked for by'),
  stampedBy('decidedBy', 'Decided by'),
  { name: 'transaction', type: 'relationship', relationTo: 'ledger-transactions', maxDepth: 1, access: serverOnly, admin: SIDEBAR },
]
