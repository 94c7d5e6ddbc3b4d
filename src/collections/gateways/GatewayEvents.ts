import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { readGatewayEvents } from '../../access/gateways.ts'
import { gatewayEventWorkflow } from '../../domain/gateways/eventWorkflow.ts'
import { GATEWAYS } from '../../domain/gateways/gateway.ts'
import { OBJECT_KINDS } from '../../domain/gateways/objectKinds.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { countField, dataField, stampField, wordField } from '../writtenFields.ts'

const choices = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** The inbox of messages that gateways send: each once, however often it came. */
export const GatewayEvents: CollectionConfig = {
  slug: 'gateway-events',
  labels: { singular: 'Gateway event', plural: 'Gateway events' },
  access: { create: never, read: readGatewayEvents, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'eventId', defaultColumns: ['receivedAt', 'type', 'payableId', 'objectId', 'state', 'reason', 'tries'],
    listSearchableFields: ['eventId', 'objectId', 'type', 'payableId'],
  },
  defaultSort: '-receivedAt',
  indexes: [{ fields: ['website', 'gateway', 'eventId'], unique: true }, { fields: ['website', 'receivedAt'] }],
  fields: [
    websiteField(),
    { type: 'row', fields: [
      { name: 'gateway', type: 'select', required: true, options: choices(GATEWAYS), access: serverOnly, admin: { readOnly: true } },
      wordField('type', { required: true, index: true }),
    ] },
    { type: 'row', fields: [
      { name: 'objectKind', type: 'select', label: 'About a', options: choices(OBJECT_KINDS), access: serverOnly, admin: { readOnly: true } },
      wordField('objectId', { label: 'Id at the gateway', index: true }),
    ] },
    wordField('payableCollection', { admin: { hidden: true } }),
    {
      name: 'payableId', type: 'text', index: true, label: 'About', access: serverOnly,
      admin: { readOnly: true, components: { Cell: '/src/admin/documents/DocumentCell.tsx#PayableCell', Field: '/src/admin/documents/DocumentField.tsx#PayableField' } },
    },
    wordField('reason', { label: 'Why', admin: { description: 'Why it was parked or ignored, or what went wrong at the last try.' } }),
    { type: 'row', fields: [wordField('eventId', { required: true, label: 'Id of the message' }), wordField('account', { label: 'Connected account', admin: { condition: (data) => Boolean(data?.account) } })] },
    { type: 'row', fields: [stampField('createdAtGateway', { required: true, label: 'Happened' }), stampField('receivedAt', { required: true })] },
    countField('tries', { required: true, defaultValue: 0, label: 'Failed tries', admin: { position: 'sidebar' } }),
    dataField('metadata', { hidden: true }),
    dataField('body'),
    ...workflowFields(gatewayEventWorkflow),
  ],
}
