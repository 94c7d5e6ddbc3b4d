import { PriceTables } from '../collections/pricing/PriceTables.ts'
import { Services } from '../collections/pricing/Services.ts'
import { priceTableWorkflow } from '../domain/pricing/workflow.ts'
import { quote } from '../endpoints/pricing.ts'
import { feature } from '../lib/feature.ts'
import { loadPriceTableFacts } from '../operations/pricing/loadPriceTableFacts.ts'
import { setValidFrom } from '../operations/pricing/setValidFrom.ts'

/** Services, versions of their prices, and quotes. */
export const pricing = feature({
  area: 'pricing',
  collections: [Services, PriceTables],
  endpoints: [quote],
  workflows: [{ workflow: priceTableWorkflow, loadFacts: loadPriceTableFacts, effects: { setValidFrom } }],
})
