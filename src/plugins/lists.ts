import { SavedViews } from '../collections/lists/SavedViews.ts'
import { feature } from '../lib/feature.ts'

/** Views of lists that people keep, and how many documents the platform's own views find. */
export const lists = feature({ area: 'lists', collections: [SavedViews] })
