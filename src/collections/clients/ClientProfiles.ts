import type { CollectionConfig } from 'payload'
import { createClientProfiles, readClientProfiles, updateClientProfiles } from '../../access/clients.ts'
import { never } from '../../access/compose.ts'
import { staffField } from '../../access/roles.ts'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { isCountry } from '../../domain/papers/country.ts'
import { isVatIdOf } from '../../domain/papers/vatId.ts'
import { writePlainly } from '../../hooks/writePlainly.ts'
import { requireMember } from '../../hooks/requireMember.ts'
import { moneyField } from '../moneyFields.ts'
import { websiteField } from '../websiteField.ts'

const isLimit = (value: unknown): true | string =>
  value === null || value === undefined || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_AMOUNT_MINOR) || 'Use a whole number of minor units (cents), or nothing.'

/** Set by staff; the client reads it. */
const limitField = (name: string, label: string) => ({
  ...moneyField(name, { label, validate: isLimit, admin: { description: 'From the wallet, in the website’s time. Empty: no limit. In minor units: 1990 is 19.90.' } }),
  access: { create: staffField, update: staffField },
})

/** What a website knows of a client beside the login. Made a moment after somebody registers; nothing depends on it. */
export const ClientProfiles: CollectionConfig = {
  slug: 'client-profiles',
  labels: { singular: 'Client', plural: 'Clients' },
  access: { create: createClientProfiles, read: readClientProfiles, update: updateClientProfiles, delete: never },
  admin: { group: 'People', useAsTitle: 'title', defaultColumns: ['user', 'company', 'phone', 'website', 'createdAt'], listSearchableFields: ['company', 'phone', 'user.displayName', 'user.email'] },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['website', 'user'], unique: true }],
  hooks: { beforeChange: [requireMember('client')] },
  fields: [
    websiteField(),
    { name: 'title', type: 'text', virtual: 'user.displayName', admin: { hidden: true } },
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, index: true, maxDepth: 1, access: { update: () => false }, admin: { allowCreate: false } },
    { type: 'row', fields: [{ name: 'company', type: 'text', maxLength: 120 }, { name: 'phone', type: 'text', maxLength: 40 }] },
    { name: 'address', type: 'textarea', maxLength: 500, admin: { description: 'Stands on invoices.' } },
    { type: 'row', fields: [
      { name: 'country', type: 'text', maxLength: 2, validate: (value: unknown) => isCountry(value), admin: { description: 'Two letters, such as DE. Taxes depend on it.' } },
      { name: 'vatId', type: 'text', maxLength: 20, label: 'VAT id', hooks: { beforeValidate: [writePlainly] }, validate: (value: unknown, { siblingData }: { siblingData: unknown }) => isVatIdOf(value, siblingData), admin: { description: 'Of a business in the EU, with the letters of its country. Checked by its form alone.' } },
    ] },
    { type: 'row', fields: [limitField('spendingPerDayMinor', 'Spending limit per day'), limitField('spendingPerMonthMinor', 'Spending limit per month')] },
    { name: 'remarks', type: 'textarea', maxLength: 5_000, access: { create: staffField, read: staffField, update: staffField }, admin: { description: 'For staff; the client does not see it.' } },
  ],
}
