import type { Condition, FilterOptions, Tab } from 'payload'
import { PRICING_LIMITS as LIMITS } from '../../domain/pricing/limits.ts'
import { AMOUNT, amountField, codeField, factorsField, multiplierField, nameField, numberField, rowLabel } from './fields.ts'

/** Amounts can be entered once the table knows its currency, which it has from the first save on. */
const hasCurrency: Condition = (data) => Boolean(data?.currency)

/** Relations can't name another website's service. */
const ownServices: FilterOptions = ({ data }) =>
  data?.website ? { website: { equals: (data.website as { id?: string }).id ?? data.website } } : true

const quarter = { width: '25%' }

export const pricesTab: Tab = {
  label: 'Prices',
  admin: { condition: hasCurrency },
  fields: [
    {
      name: 'services',
      label: 'Base prices',
      type: 'array',
      labels: { singular: 'Service', plural: 'Services' },
      maxRows: LIMITS.services,
      fields: [
        { name: 'service', type: 'relationship', relationTo: 'services', required: true, maxDepth: 1, filterOptions: ownServices, admin: { allowCreate: false, allowEdit: false } },
        {
          name: 'levels',
          type: 'array',
          labels: { singular: 'Level', plural: 'Levels' },
          maxRows: LIMITS.levels,
          admin: { description: 'The first one applies when a client chooses none.', components: rowLabel },
          fields: [
            {
              type: 'row',
              fields: [
                { ...nameField, admin: quarter },
                codeField({ admin: quarter }),
                amountField('priceMinor', { label: 'Price', required: true, admin: quarter }),
                numberField('perUnits', { label: 'for this many units', min: 1, max: LIMITS.perUnits, required: true, defaultValue: 1, admin: { ...quarter, description: '1000: per thousand words.' } }),
              ],
            },
          ],
        },
      ],
    },
  ],
}

export const urgencyTab: Tab = {
  label: 'Urgency',
  admin: { condition: hasCurrency },
  fields: [
    {
      name: 'urgency',
      label: 'Bands by hours to the deadline',
      type: 'array',
      labels: { singular: 'Band', plural: 'Bands' },
      maxRows: LIMITS.bands,
      admin: { description: 'Start at 0, leave no gap, and leave the end of the last band empty.', components: rowLabel },
      fields: [
        {
          type: 'row',
          fields: [
            { ...nameField, admin: quarter },
            numberField('fromHours', { label: 'From hours', min: 0, max: LIMITS.hours, required: true, admin: quarter }),
            numberField('toHours', { label: 'to less than', min: 1, max: LIMITS.hours, admin: { ...quarter, description: 'Empty: and all beyond.' } }),
            multiplierField(quarter),
          ],
        },
      ],
    },
  ],
}

export const multipliersTab: Tab = {
  label: 'Multipliers',
  admin: { condition: hasCurrency },
  fields: [
    factorsField('subjects', 'Subjects', 'Subjects that cost more or less than others.'),
    factorsField('writerLevels', 'Writer levels', 'What a client pays for a writer of a certain level.'),
    factorsField('spacings', 'Line spacing', 'For services sold by the page: single spacing holds twice the words.'),
  ],
}

export const extrasTab: Tab = {
  label: 'Extras',
  admin: { condition: hasCurrency },
  fields: [
    {
      name: 'extras',
      type: 'array',
      labels: { singular: 'Extra', plural: 'Extras' },
      maxRows: LIMITS.extras,
      admin: { components: rowLabel },
      fields: [
        {
          type: 'row',
          fields: [
            { ...nameField, admin: quarter },
            codeField({ admin: quarter }),
            {
              name: 'kind',
              label: 'Costs',
              type: 'select',
              required: true,
              defaultValue: 'fixed',
              admin: quarter,
              options: [
                { value: 'fixed', label: 'A fixed amount' },
                { value: 'percent', label: 'A percentage of the work' },
              ],
            },
            amountField('amountMinor', {
              label: 'Amount',
              admin: { ...quarter, condition: (_data, extra) => extra?.kind === 'fixed' },
              check: (value, { siblingData }) => siblingData.kind !== 'fixed' || typeof value === 'number' || AMOUNT,
            }),
            numberField('percent', {
              label: 'Percent',
              min: 0,
              max: LIMITS.percent,
              decimals: LIMITS.decimals,
              admin: { ...quarter, condition: (_data, extra) => extra?.kind === 'percent' },
              check: (value, { siblingData }) => siblingData.kind !== 'percent' || typeof value === 'number' || 'Give a percentage.',
            }),
          ],
        },
        { name: 'services', label: 'Only with', type: 'relationship', relationTo: 'services', hasMany: true, maxDepth: 1, filterOptions: ownServices, admin: { allowCreate: false, description: 'Empty: with every service.' } },
      ],
    },
  ],
}

export const previewTab: Tab = {
  label: 'Problems and preview',
  admin: { condition: hasCurrency },
  fields: [
    {
      name: 'preview',
      type: 'ui',
      admin: { components: { Field: '/src/admin/pricing/PricePreview.tsx#PricePreview' } },
    },
  ],
}
