import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { askForWallets, readWalletCases } from '../../access/wallets.ts'
import { bonusCreditWorkflow } from '../../domain/wallets/bonusCreditWorkflow.ts'
import { requireMember } from '../../hooks/requireMember.ts'
import { requireFuture, stampRequest } from '../../hooks/wallets.ts'
import { momentField } from '../moneyFields.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountFields, clientField, codeField, fourEyesFields, reasonField, stampedText } from './fields.ts'

/** Credit that staff give to a client: spent before the wallet, never paid out, gone on its day. */
export const BonusCredits: CollectionConfig = {
  slug: 'bonus-credits',
  labels: { singular: 'Bonus credit', plural: 'Bonus credits' },
  access: { create: askForWallets, read: readWalletCases, update: never, delete: never },
  admin: { group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'client', 'amountMinor', 'expiresAt', 'state', 'requestedBy', 'createdAt'], listSearchableFields: ['code', 'reason'] },
  defaultSort: '-createdAt',
  hooks: { beforeChange: [requireMember('client', 'client'), requireFuture, stampRequest('B')] },
  fields: [
    websiteField(),
    codeField,
    clientField,
    amountFields(),
    momentField('expiresAt', { label: 'Lapses', admin: { description: 'Empty: never.' } }),
    reasonField('Stands in the statement of the client.'),
    stampedText('decision', 'Why it was rejected'),
    ...fourEyesFields,
    ...workflowFields(bonusCreditWorkflow),
  ],
}
