import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { readReconciliations } from '../../access/reconciliation.ts'
import { GATEWAYS } from '../../domain/gateways/gateway.ts'
import type { RECONCILIATION_STATES } from '../../domain/reconciliation/report.ts'
import { reconcileDay } from '../../endpoints/reconciliation/runAgain.ts'
import { websiteField } from '../websiteField.ts'
import { countField, dataField, stampField, wordField } from '../writtenFields.ts'

const STATES = { running: 'Running', agrees: 'In agreement', differs: 'With differences', failed: 'Not finished' } satisfies Record<(typeof RECONCILIATION_STATES)[number], string>
const labelled = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** Whether the ledger and a gateway agree about a day: one report for each website, gateway and day. */
export const Reconciliations: CollectionConfig = {
  slug: 'reconciliations',
  labels: { singular: 'Reconciliation', plural: 'Reconciliations' },
  access: { create: never, read: readReconciliations, update: never, delete: never },
  admin: { group: 'Money', useAsTitle: 'day', defaultColumns: ['day', 'gateway', 'state', 'agreed', 'underWay', 'ranAt'], listSearchableFields: ['day'] },
  defaultSort: '-day',
  endpoints: [reconcileDay],
  fields: [
    websiteField(),
    { type: 'row', fields: [
      wordField('day', { required: true, index: true, admin: { description: 'From midnight to midnight in UTC, as gateways keep their books.' } }),
      { name: 'gateway', type: 'select', required: true, options: labelled(GATEWAYS), access: serverOnly, admin: { readOnly: true } },
      { name: 'state', type: 'select', required: true, index: true, options: labelled(STATES), access: serverOnly, admin: { readOnly: true } },
    ] },
    wordField('failure', { label: 'Why it is not finished', admin: { condition: (data) => Boolean(data?.failure) } }),
    { type: 'row', fields: [countField('agreed', { required: true, label: 'Facts that agree' }), countField('underWay', { required: true, label: 'Under way', admin: { description: 'The gateway was asked and has not done it yet.' } })] },
    { name: 'pageReconciliation', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/reconciliation/ReconciliationBody.tsx#ReconciliationBody' } } },
    dataField('totals', { hidden: true }),
    dataField('differences', { hidden: true }),
    dataField('waiting', { hidden: true }),
    stampField('ranAt', { label: 'Last run', admin: { position: 'sidebar' } }),
  ],
}
