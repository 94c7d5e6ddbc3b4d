import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { askForWallets, readWalletCases } from '../../access/wallets.ts'
import { freezeWorkflow } from '../../domain/wallets/freezeWorkflow.ts'
import { requireMember } from '../../hooks/requireMember.ts'
import { stampFreeze } from '../../hooks/wallets.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountFields, clientField, codeField, reasonField, stampedBy, stampedText } from './fields.ts'

/** Money in a client's wallet that can't be spent or paid out until it is lifted. */
export const WalletFreezes: CollectionConfig = {
  slug: 'wallet-freezes',
  labels: { singular: 'Freeze of a wallet', plural: 'Freezes of wallets' },
  access: { create: askForWallets, read: readWalletCases, update: never, delete: never },
  admin: { group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'client', 'amountMinor', 'state', 'requestedBy', 'createdAt'], listSearchableFields: ['code', 'reason'] },
  defaultSort: '-createdAt',
  hooks: { beforeChange: [requireMember('client', 'client'), stampFreeze] },
  fields: [
    websiteField(),
    codeField,
    clientField,
    amountFields({ isRequired: false, description: 'Of the store credit. Empty freezes the whole wallet, bonus credit too. In minor units: 1990 is 19.90.' }),
    reasonField('For staff; the client does not see it.'),
    stampedText('liftedBecause', 'Why it was lifted'),
    { name: 'cause', type: 'text', index: true, access: serverOnly, admin: { hidden: true } },
    stampedBy('requestedBy', 'Frozen by'),
    stampedBy('decidedBy', 'Lifted by'),
    ...workflowFields(freezeWorkflow),
  ],
}
