import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readPapers } from '../../access/papers.ts'
import { staffField } from '../../access/roles.ts'
import { PAPER_KINDS, PAPER_WORDS } from '../../domain/papers/kinds.ts'
import { paperPdf } from '../../endpoints/papers/paperPdf.ts'
import { payableFields } from '../payableFields.ts'
import { websiteField } from '../websiteField.ts'
import { amountField, countField, dataField, partyField, stampField, wordField } from '../writtenFields.ts'

/**
 * Invoices, receipts and credit notes, as they were handed to the client. The platform alone writes them,
 * once; the database refuses every change but the place of the PDF.
 */
export const Papers: CollectionConfig = {
  slug: 'papers',
  labels: { singular: 'Paper', plural: 'Papers' },
  access: { create: never, read: readPapers, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'number', defaultColumns: ['number', 'kind', 'client', 'payableId', 'totalMinor', 'taxMinor', 'issuedAt'],
    listSearchableFields: ['number'],
  },
  defaultSort: '-issuedAt',
  timestamps: false,
  indexes: [{ fields: ['website', 'issuedAt'] }, { fields: ['client', 'issuedAt'] }],
  endpoints: [paperPdf],
  fields: [
    websiteField(),
    { name: 'pagePaper', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/papers/PaperBody.tsx#PaperBody' } } },
    { type: 'row', fields: [
      wordField('number', { required: true }),
      { name: 'kind', type: 'select', required: true, options: PAPER_KINDS.map((value) => ({ value, label: PAPER_WORDS[value].title })), admin: { readOnly: true } },
    ] },
    { type: 'row', fields: [partyField('client', { required: true }), stampField('issuedAt', { required: true })] },
    ...payableFields({ label: 'About' }),
    wordField('about', { required: true, admin: { hidden: true } }),
    partyField('corrects', { relationTo: 'papers', admin: { condition: (data) => Boolean(data?.corrects), description: 'The paper that this one takes back from.' } }),
    { type: 'row', fields: [amountField('netMinor', { required: true }), amountField('taxMinor', { required: true }), amountField('totalMinor', { required: true }), wordField('currency', { required: true })] },
    ...(['lines', 'taxLines', 'seller', 'buyer', 'layout'] as const).map((name) => dataField(name, { hidden: true })),
    wordField('note', { admin: { condition: (data) => Boolean(data?.note) } }),
    wordField('timeZone', { required: true, admin: { hidden: true } }),
    partyField('transaction', { relationTo: 'ledger-transactions', required: true, read: staffField, admin: { position: 'sidebar', description: 'The money in the books.' } }),
    countField('year', { required: true, admin: { hidden: true } }),
    countField('sequence', { required: true, admin: { hidden: true } }),
    wordField('pdfKey', { hidden: true }),
    countField('pdfBytes', { hidden: true }),
    wordField('pdfSha256', { label: 'SHA-256 of the PDF', admin: { position: 'sidebar', condition: (data) => Boolean(data?.pdfSha256), description: 'The same paper always gives the same file.' } }),
  ],
}
