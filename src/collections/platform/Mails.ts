import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readBySuperadmins } from '../../access/platform.ts'

/**
 * The mailbox: every mail the platform writes. With a mail server a job sends it and then empties its
 * text; without one it stays here to be read. Only superadmins see it: mails carry tokens.
 */
export const Mails: CollectionConfig = {
  slug: 'mails',
  labels: { singular: 'Mail', plural: 'Mailbox' },
  access: { create: never, read: readBySuperadmins, update: never, delete: never },
  admin: { group: 'Platform', useAsTitle: 'subject', defaultColumns: ['createdAt', 'to', 'subject', 'state'], listSearchableFields: ['to', 'subject'] },
  defaultSort: '-createdAt',
  fields: [
    { name: 'to', type: 'text', required: true, index: true },
    { name: 'subject', type: 'text', required: true },
    { name: 'html', type: 'textarea', admin: { components: { Field: '/src/admin/mails/MailBody.tsx#MailBody' } } },
    { name: 'state', type: 'select', required: true, defaultValue: 'kept', options: ['kept', 'queued', 'sent', 'failed'] },
    { name: 'sentAt', type: 'date' },
    { name: 'problem', type: 'text' },
  ],
}
