import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { createPrices, readServices, updateServices } from '../../access/pricing.ts'
import { PRICING_LIMITS as LIMITS } from '../../domain/pricing/limits.ts'
import { websiteField } from '../websiteField.ts'
import { briefFormField } from './briefFormField.ts'
import { codeField, numberField } from './fields.ts'

/** Something a website sells. Its prices are in the price tables; a service is switched off, never deleted. */
export const Services: CollectionConfig = {
  slug: 'services',
  labels: { singular: 'Service', plural: 'Services' },
  access: { create: createPrices, read: readServices, update: updateServices, delete: never },
  admin: {
    group: 'Pricing',
    useAsTitle: 'name',
    defaultColumns: ['name', 'code', 'unit', 'needsReview', 'active', 'website'],
    listSearchableFields: ['name', 'code'],
  },
  defaultSort: 'sortOrder',
  indexes: [{ fields: ['website', 'code'], unique: true }],
  fields: [
    websiteField(),
    { name: 'name', type: 'text', required: true, maxLength: LIMITS.labelLength },
    codeField({
      access: { update: () => false },
      admin: { description: 'Frontends and price tables use it, so it can’t be changed later.' },
    }),
    { name: 'description', type: 'textarea', maxLength: 2_000 },
    {
      type: 'row',
      fields: [
        {
          name: 'unit',
          label: 'Sold by the',
          type: 'select',
          required: true,
          options: [
            { value: 'page', label: 'Page' },
            { value: 'word', label: 'Word' },
            { value: 'hour', label: 'Hour' },
            { value: 'fixed', label: 'Piece (fixed price)' },
          ],
          access: { update: () => false },
          admin: { description: 'Prices are per unit, so it can’t be changed later.' },
        },
        numberField('wordsPerUnit', {
          label: 'Words in a page',
          min: 1,
          max: LIMITS.wordsPerUnit,
          defaultValue: 275,
          admin: { condition: (data) => data.unit === 'page' },
          check: (value, { data }) =>
            data.unit !== 'page' || Boolean(value) || 'Say how many words a page has.',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        numberField('minimumUnits', { min: 1, max: LIMITS.units, required: true, defaultValue: 1 }),
        numberField('maximumUnits', {
          min: 1,
          max: LIMITS.units,
          required: true,
          defaultValue: 100,
          check: (value, { data }) =>
            Number(value) >= Number(data.minimumUnits) || `Give at least the minimum, ${data.minimumUnits}.`,
        }),
        numberField('minimumHours', {
          label: 'Least hours to the deadline',
          min: 0,
          max: LIMITS.hours,
          required: true,
          defaultValue: 6,
          admin: { description: 'A nearer deadline is refused.' },
        }),
      ],
    },
    briefFormField,
    {
      name: 'needsReview',
      type: 'checkbox',
      defaultValue: true,
      admin: { position: 'sidebar', description: 'An editor checks the work before the client gets it.' },
    },
    {
      name: 'active',
      type: 'checkbox',
      defaultValue: true,
      index: true,
      admin: { position: 'sidebar', description: 'Shown to clients and open for orders.' },
    },
    numberField('sortOrder', {
      min: 0,
      max: 10_000,
      required: true,
      defaultValue: 100,
      admin: { position: 'sidebar', description: 'Lower comes first.' },
    }),
  ],
}
