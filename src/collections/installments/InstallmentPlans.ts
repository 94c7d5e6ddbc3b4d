import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { readInstallments } from '../../access/installments.ts'
import { staffField } from '../../access/roles.ts'
import { planWorkflow } from '../../domain/installments/planWorkflow.ts'
import { acceptInstallments, changeInstallmentMethod, previewInstallments } from '../../endpoints/installments/plans.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountField, countField, dataField, partyField, stampField, wordField } from '../writtenFields.ts'
import { payableFields } from '../payableFields.ts'

const sidebar = { position: 'sidebar' } as const
const checked = (name: string, label: string, admin: object = {}) => ({ name, type: 'checkbox' as const, label, access: serverOnly, admin: { readOnly: true, ...admin } })

/** How clients pay in parts. Made by `POST /api/installment-plans`; the parts are `installments`. */
export const InstallmentPlans: CollectionConfig = {
  slug: 'installment-plans',
  labels: { singular: 'Installment plan', plural: 'Installment plans' },
  access: { create: never, read: readInstallments, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'about', 'client', 'totalMinor', 'paidMinor', 'state', 'failedTries', 'createdAt'],
    listSearchableFields: ['code', 'about'],
  },
  defaultSort: '-createdAt',
  endpoints: [previewInstallments, acceptInstallments, changeInstallmentMethod],
  fields: [
    websiteField(),
    { type: 'row', fields: [wordField('code', { required: true, index: true }), wordField('about', { required: true }), partyField('client', { required: true })] },
    ...payableFields(),
    { type: 'row', fields: [
      amountField('totalMinor', { required: true, label: 'To pay in all' }), amountField('paidMinor', { required: true, label: 'Paid' }),
      countField('depositPercent', { required: true, label: 'Deposit, in percent' }), wordField('currency', { required: true }),
    ] },
    { name: 'pageParts', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/installments/PlanParts.tsx#PlanParts' } } },
    wordField('reason', { label: 'Why it was cancelled', admin: { condition: (data) => Boolean(data?.reason) } }),
    { type: 'row', fields: [wordField('declineCode', { admin: { condition: (data) => Boolean(data?.declineCode) } }), wordField('declineSentence', { label: 'Why the last charge failed', admin: { condition: (data) => Boolean(data?.declineCode), description: 'As the client reads it.' } })] },
    checked('chargesItself', 'A saved method is charged when a part is due'),
    partyField('method', { relationTo: 'payment-methods', label: 'Saved method', admin: { description: 'The client’s newest where none is named.' } }),
    dataField('terms', { hidden: true }),
    partyField('charge', { relationTo: 'payments', label: 'Charge under way', read: staffField, index: true, admin: { ...sidebar, condition: (data) => Boolean(data?.charge) } }),
    countField('charges', { required: true, defaultValue: 0, label: 'Charges begun', read: staffField, admin: sidebar }),
    countField('failedTries', { required: true, defaultValue: 0, label: 'Failed tries', admin: sidebar }),
    checked('needsClient', 'The client has to confirm with the bank', sidebar),
    stampField('nextTryAt', { label: 'Charged again', admin: { ...sidebar, condition: (data) => Boolean(data?.nextTryAt) } }),
    stampField('nextAt', { label: 'Looked at again', index: true, read: staffField, admin: sidebar }),
    countField('holdEpisode', { hidden: true }),
    amountField('returnedMinor', { required: true, hidden: true }),
    ...workflowFields(planWorkflow),
  ],
}
