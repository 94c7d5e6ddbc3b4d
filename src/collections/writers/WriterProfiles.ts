import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { createWriterProfiles, readWriterProfiles, updateWriterProfiles } from '../../access/writers.ts'
import { CODE, isCount, isShare } from '../../domain/writers/profile.ts'
import { requireMember } from '../../hooks/requireMember.ts'
import { websiteField } from '../websiteField.ts'

/** What a website lets a writer do. Without an active one a writer sees orders and can't take any. */
export const WriterProfiles: CollectionConfig = {
  slug: 'writer-profiles',
  labels: { singular: 'Writer', plural: 'Writers' },
  access: { create: createWriterProfiles, read: readWriterProfiles, update: updateWriterProfiles, delete: never },
  admin: { group: 'People', useAsTitle: 'title', defaultColumns: ['user', 'level', 'subjects', 'capacity', 'paySharePercent', 'active', 'website'], listSearchableFields: ['level', 'user.displayName', 'user.email'] },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['website', 'user'], unique: true }],
  hooks: { beforeChange: [requireMember('writer')] },
  fields: [
    websiteField(),
    { name: 'title', type: 'text', virtual: 'user.displayName', admin: { hidden: true } },
    { name: 'user', type: 'relationship', relationTo: 'users', required: true, index: true, maxDepth: 1, access: { update: () => false }, admin: { allowCreate: false, description: 'Somebody with the role writer on this website.' } },
    {
      type: 'row',
      fields: [
        { name: 'level', type: 'text', maxLength: 64, validate: (value: unknown) => !value || CODE.test(String(value)) || 'Use the code of a writer level of the price table, such as “top”.', admin: { description: 'Code of a writer level of the price table; empty for the lowest.' } },
        { name: 'subjects', type: 'text', hasMany: true, maxRows: 100, maxLength: 64, admin: { description: 'Codes of the price table’s subjects that the writer takes beside orders without a subject.' } },
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'capacity', type: 'number', required: true, defaultValue: 3, validate: (value: unknown) => isCount(value) || 'Use a whole number from 0 to 100.', admin: { description: 'Orders in work at once.' } },
        { name: 'paySharePercent', type: 'number', validate: (value: unknown) => value === null || value === undefined || isShare(value) || 'Use 0 to 100 with at most two decimals.', admin: { description: 'Share of the price; empty for the website’s.' } },
      ],
    },
    { name: 'active', type: 'checkbox', defaultValue: true, index: true, admin: { position: 'sidebar' } },
  ],
}
