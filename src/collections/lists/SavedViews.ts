import type { CollectionConfig } from 'payload'
import { createSavedViews, deleteSavedViews, readSavedViews, updateSavedViews } from '../../access/lists.ts'
import { serverOnly } from '../../access/compose.ts'
import { SAVABLE_LISTS, SAVED_TITLE_LENGTH } from '../../domain/lists/savedView.ts'
import { countViewsOf } from '../../endpoints/lists/countViewsOf.ts'
import { checkSavedView } from '../../hooks/lists/checkSavedView.ts'
import { websiteField } from '../websiteField.ts'

/** A filter of a list that somebody of the staff keeps, for oneself or for the website's staff. Made and used above the lists. */
export const SavedViews: CollectionConfig = {
  slug: 'saved-views',
  labels: { singular: 'Saved view', plural: 'Saved views' },
  access: { create: createSavedViews, read: readSavedViews, update: updateSavedViews, delete: deleteSavedViews },
  admin: { hidden: true, useAsTitle: 'title' },
  defaultSort: 'title',
  indexes: [{ fields: ['owner', 'list'] }, { fields: ['website', 'list'] }],
  endpoints: [countViewsOf],
  hooks: { beforeChange: [checkSavedView] },
  fields: [
    websiteField(),
    {
      name: 'list', type: 'text', required: true, access: { update: () => false },
      validate: (value: unknown) => (SAVABLE_LISTS as readonly unknown[]).includes(value) || 'There is no such list, or its views can’t be saved.',
    },
    { name: 'title', type: 'text', required: true, maxLength: SAVED_TITLE_LENGTH },
    { name: 'shared', type: 'checkbox', defaultValue: false, label: 'For all staff of the website' },
    { name: 'query', type: 'json', required: true },
    { name: 'owner', type: 'relationship', relationTo: 'users', required: true, maxDepth: 1, access: serverOnly },
  ],
}
