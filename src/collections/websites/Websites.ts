import type { CollectionConfig, Field } from 'payload'
import { archiveWebsite, createWebsites, readWebsites, settingsField, updateWebsites } from '../../access/websites.ts'
import { never, serverOnly } from '../../access/compose.ts'
import { WEBSITE_SETTINGS } from '../../domain/websites/settings.ts'
import { isCurrency } from '../../domain/money/currency.ts'
import { isTimeZone } from '../../domain/websites/validate.ts'
import { samplePdf } from '../../endpoints/websites/samplePdf.ts'
import { forgetWebsites } from '../../hooks/websites.ts'
import { env } from '../../lib/env.ts'
import { paperSettings } from './paperSettings.ts'
import { payoutSettings } from './payoutSettings.ts'

const AUTO_REFUNDS = [
  ['autoRefundsNotStarted', 'Approve refunds by itself while nobody has begun to work'],
  ['autoRefundsStarted', 'Approve refunds by itself once work has begun'],
  ['autoRefundsDelivered', 'Approve refunds by itself once the work was delivered'],
  ['autoRefundsCompleted', 'Approve refunds by itself once the work was accepted'],
] as const

/** One brand with its domains, currency, time zone and settings. Websites are archived, never deleted. */
export const Websites: CollectionConfig = {
  slug: 'websites',
  labels: { singular: 'Website', plural: 'Websites' },
  access: { create: createWebsites, read: readWebsites, update: updateWebsites, delete: never },
  admin: { group: 'Platform', useAsTitle: 'name', defaultColumns: ['name', 'slug', 'currency', 'timeZone'], listSearchableFields: ['name', 'slug'] },
  defaultSort: 'name',
  // An image of 100 kB is not carried by everything that names its website.
  defaultPopulate: { papers: { logo: false } },
  endpoints: [samplePdf],
  hooks: { afterChange: [forgetWebsites] },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100 },
    {
      name: 'slug', type: 'text', required: true, unique: true, index: true, maxLength: 40,
      admin: { description: 'Short name for addresses and the header X-Website. It can’t be changed later.' },
      access: { update: () => false },
      validate: (value: unknown) => /^[a-z][a-z0-9-]{1,39}$/.test(String(value)) || 'Use 2 to 40 small letters, digits and hyphens, beginning with a letter.',
    },
    {
      name: 'domains', type: 'array', maxRows: 20,
      admin: { description: 'Host names of the frontends of this website.' },
      fields: [{ name: 'host', type: 'text', required: true, index: true, maxLength: 253 }],
    },
    { name: 'frontendUrl', type: 'text', maxLength: 200, admin: { description: 'Where links in mails lead, such as https://inkwell.example.' } },
    {
      type: 'row',
      fields: [
        { name: 'currency', type: 'text', required: true, access: { update: () => false }, validate: (value: unknown) => isCurrency(String(value)) || 'Use an ISO 4217 code such as USD.', admin: { description: 'ISO 4217. It can’t be changed once there is money.' } },
        { name: 'timeZone', type: 'text', required: true, validate: (value: unknown) => isTimeZone(value) || 'Use an IANA name such as Europe/Berlin.' },
      ],
    },
    { name: 'settings', type: 'group', access: { read: settingsField }, fields: settingFields() },
    paperSettings(),
    payoutSettings(),
    { name: 'archivedAt', type: 'date', access: { ...serverOnly, update: archiveWebsite }, admin: { position: 'sidebar', description: 'An archived website takes no orders.' } },
  ],
}

function settingFields(): Field[] {
  const numbers = Object.entries(WEBSITE_SETTINGS).map(([name, setting]): Field => ({
    name, type: 'number', required: true, min: 0, defaultValue: setting.default, label: setting.label,
    validate: (value: unknown) => (Number.isInteger(value) && Number(value) >= 0) || 'Use a whole number, 0 or more.',
  }))
  const confirmAtOnce: Field = {
    name: 'confirmTopUpsAtOnce', type: 'checkbox', defaultValue: false,
    label: 'Confirm manual top-ups at once (demo only)',
    validate: (value: unknown) => !value || env().APP_ENV !== 'production' || 'Only a demo may confirm top-ups without looking at the bank account.',
  }
  return [...numbers, ...autoRefunds(), confirmAtOnce]
}

function autoRefunds(): Field[] {
  return AUTO_REFUNDS.map(([name, label]) => ({ name, type: 'checkbox', defaultValue: name === 'autoRefundsNotStarted', label }))
}
