import type { CollectionConfig } from 'payload'
import { changePriceTables, createPrices, readPriceTables } from '../../access/pricing.ts'
import { serverOnly } from '../../access/compose.ts'
import { PRICING_LIMITS as LIMITS } from '../../domain/pricing/limits.ts'
import { priceTableWorkflow } from '../../domain/pricing/workflow.ts'
import { duplicatePriceTable, previewPrice, priceTableProblems } from '../../endpoints/pricing.ts'
import { keepScheduled, refuseForeignServices, stampCurrency } from '../../hooks/pricing.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { extrasTab, multipliersTab, pricesTab, previewTab, urgencyTab } from './priceTableTabs.ts'

/** One version of a website's prices. In force is the scheduled one whose start is the latest that has passed. */
export const PriceTables: CollectionConfig = {
  slug: 'price-tables',
  labels: { singular: 'Price table', plural: 'Price tables' },
  access: { create: createPrices, read: readPriceTables, update: changePriceTables, delete: changePriceTables },
  admin: {
    group: 'Pricing',
    useAsTitle: 'name',
    defaultColumns: ['name', 'state', 'validFrom', 'currency', 'website', 'updatedAt'],
    listSearchableFields: ['name'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/pricing/DuplicateButton.tsx#DuplicateButton'] },
    },
  },
  defaultSort: '-updatedAt',
  indexes: [{ fields: ['website', 'state', 'validFrom'] }],
  endpoints: [previewPrice, priceTableProblems, duplicatePriceTable],
  custom: { refusals: { update: ['price_table_scheduled'] } },
  hooks: { beforeOperation: [keepScheduled], beforeChange: [stampCurrency, refuseForeignServices] },
  fields: [
    websiteField(),
    {
      name: 'name',
      type: 'text',
      required: true,
      maxLength: LIMITS.labelLength,
      admin: { description: 'For staff, such as “Prices from March 2026”.' },
    },
    { type: 'tabs', tabs: [pricesTab, urgencyTab, multipliersTab, extrasTab, previewTab] },
    {
      name: 'validFrom',
      type: 'date',
      access: serverOnly,
      admin: {
        readOnly: true,
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime' },
        description: 'Set when the table is scheduled.',
      },
    },
    {
      name: 'currency',
      type: 'text',
      access: serverOnly,
      admin: { readOnly: true, position: 'sidebar', description: 'The website’s.' },
    },
    ...workflowFields(priceTableWorkflow),
  ],
}
