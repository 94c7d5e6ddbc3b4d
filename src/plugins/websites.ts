import { Websites } from '../collections/websites/Websites.ts'
import { feature } from '../lib/feature.ts'

/** Brands with their domains, currency, time zone and settings. */
export const websites = feature({ area: 'websites', collections: [Websites] })
