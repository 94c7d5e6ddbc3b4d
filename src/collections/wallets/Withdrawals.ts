import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { askForWallets, readWalletCases } from '../../access/wallets.ts'
import { withdrawalWorkflow } from '../../domain/wallets/withdrawalWorkflow.ts'
import { requireMember } from '../../hooks/requireMember.ts'
import { stampRequest } from '../../hooks/wallets.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountFields, clientField, codeField, fourEyesFields, reasonField, stampedBy, stampedText } from './fields.ts'

/** Store credit goes back to a client by bank transfer; staff ask for it, an admin approves. */
export const Withdrawals: CollectionConfig = {
  slug: 'withdrawals',
  labels: { singular: 'Withdrawal', plural: 'Withdrawals' },
  access: { create: askForWallets, read: readWalletCases, update: never, delete: never },
  admin: { group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'client', 'amountMinor', 'state', 'requestedBy', 'createdAt'], listSearchableFields: ['code', 'reference', 'reason'] },
  defaultSort: '-createdAt',
  hooks: { beforeChange: [requireMember('client', 'client'), stampRequest('W')] },
  fields: [
    websiteField(),
    codeField,
    clientField,
    amountFields({ description: 'Store credit alone; bonus credit is never paid out. In minor units: 1990 is 19.90.' }),
    { name: 'payTo', type: 'textarea', required: true, maxLength: 500, label: 'Pay to', admin: { description: 'Name and bank account that the money goes to.' } },
    reasonField('Stands in the statement of the client.'),
    stampedText('decision', 'Why it was rejected, or came back'),
    stampedText('reference', 'Reference of the transfer'),
    ...fourEyesFields,
    stampedBy('sentBy', 'Sent by'),
    ...workflowFields(withdrawalWorkflow),
  ],
}
