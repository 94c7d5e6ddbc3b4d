import type { GroupField, TextField } from 'payload'
import { settingsField } from '../../access/websites.ts'
import { isCountry } from '../../domain/papers/country.ts'
import { FOOTER_LENGTH, isAccentColor, isFooter, PAGE_SIZES } from '../../domain/papers/layout.ts'
import { PAPER_WORDS, type PaperKind } from '../../domain/papers/kinds.ts'
import { isPrefix } from '../../domain/papers/paperNumber.ts'
import { isVatIdOf } from '../../domain/papers/vatId.ts'
import { writePlainly } from '../../hooks/writePlainly.ts'
import { isLogo, LOGO_URL_LENGTH } from '../../lib/papers/readLogo.ts'

const MOST_RATES = 60

/** What stands on a website's invoices, receipts and credit notes. A change counts for papers issued from then on. */
export const paperSettings = (): GroupField => ({
  name: 'papers',
  type: 'group',
  access: { read: settingsField },
  fields: [
    { name: 'sellerName', type: 'text', maxLength: 120, admin: { description: 'The business that sells. Without it the name of the website stands on papers.' } },
    { name: 'sellerAddress', type: 'textarea', maxLength: 500 },
    { type: 'row', fields: [
      { name: 'sellerCountry', type: 'text', maxLength: 2, validate: (value: unknown) => isCountry(value), admin: { description: 'Two letters, such as DE.' } },
      {
        name: 'sellerVatId', type: 'text', maxLength: 20, label: 'Seller VAT id', hooks: { beforeValidate: [writePlainly] },
        validate: (value: unknown, { siblingData }: { siblingData: unknown }) => isVatIdOf(value, { country: (siblingData as { sellerCountry?: string | null }).sellerCountry }),
        admin: { description: 'Of a business in the EU. Leave it empty elsewhere, and write the number into the address.' },
      },
    ] },
    { type: 'row', fields: [prefix('invoicePrefix', 'invoice'), prefix('receiptPrefix', 'receipt'), prefix('creditNotePrefix', 'credit_note')] },
    { type: 'row', fields: [
      { name: 'pageSize', type: 'select', required: true, defaultValue: 'A4', options: Object.entries(PAGE_SIZES).map(([value, label]) => ({ value, label })) },
      { name: 'accentColor', type: 'text', maxLength: 7, validate: isAccentColor, admin: { description: 'Of headings and lines, such as #1a5276.' } },
    ] },
    {
      name: 'logo', type: 'text', maxLength: LOGO_URL_LENGTH, validate: isLogo,
      admin: { disableListColumn: true, disableListFilter: true, components: { Field: '/src/admin/papers/LogoField.tsx#LogoField' }, description: 'PNG or JPEG, up to 100 kB. It stands at the top right, up to 56 mm wide and 17 mm high.' },
    },
    { name: 'footer', type: 'textarea', maxLength: FOOTER_LENGTH, validate: isFooter, admin: { description: 'Below each page, up to three lines: bank account, register, opening hours.' } },
    {
      name: 'isTaxOnTop', type: 'checkbox', defaultValue: false, label: 'Add taxes to prices',
      admin: { description: 'The prices of your price tables are without tax, and clients pay the tax besides. Leave it empty where prices contain the tax. Orders that were placed keep what they were placed with.' },
    },
    {
      name: 'taxRates', type: 'array', maxRows: MOST_RATES,
      admin: { description: 'By the country of the client. A country without a rate is not taxed.' },
      fields: [{ type: 'row', fields: [
        { name: 'country', type: 'text', required: true, maxLength: 2, validate: (value: unknown) => (value ? isCountry(value) : 'Name the country.') },
        { name: 'percent', type: 'number', required: true, validate: (value: unknown) => isPercent(value) || 'Use a number above 0 and up to 100, with four decimals at most.' },
        { name: 'label', type: 'text', required: true, maxLength: 40, admin: { description: 'As it stands on papers, such as VAT.' } },
      ] }],
    },
  ],
})

const prefix = (name: string, kind: PaperKind): TextField => ({
  name, type: 'text', required: true, defaultValue: PAPER_WORDS[kind].prefix, maxLength: 8,
  validate: (value: unknown) => isPrefix(value),
})

const isPercent = (value: unknown): boolean =>
  typeof value === 'number' && value > 0 && value <= 100 && Number(value.toFixed(4)) === value
