import { overviewEndpoints } from '../endpoints/overview/overviewEndpoints.ts'
import { feature } from '../lib/feature.ts'

/** What the homes of staff show: numbers over the documents and the books of other areas. */
export const overview = feature({ area: 'overview', endpoints: overviewEndpoints })
