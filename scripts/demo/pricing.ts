import type { PayloadRequest } from 'payload'
import { asWebsite } from '../../src/lib/context.ts'
import { transition } from '../../src/lib/workflow/transition.ts'
import { demoPrices } from './prices.ts'
import { demoServices } from './services.ts'

/** The services of a demo website, and a price table for them that is in force from now on. */
export const seedPricing = (req: PayloadRequest, websiteId: string, slug: string): Promise<void> =>
  asWebsite(websiteId, async () => {
    const ids = await createServices(req, websiteId)
    const table = await createPriceTable(req, { websiteId, slug, ids })
    await transition(req, {
      collection: 'price-tables',
      id: table.id,
      name: 'schedule',
      version: null,
      actor: { id: null, roles: ['admin'], name: 'Demo' },
    })
  })

async function createServices(req: PayloadRequest, website: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [index, service] of demoServices.entries()) {
    const data = { ...service, website, sortOrder: (index + 1) * 10 } as never
    const { id } = await req.payload.create({ collection: 'services', data, depth: 0, req })
    ids.set(service.code, id as string)
  }
  return ids
}

type Seed = { websiteId: string; slug: string; ids: Map<string, string> }

async function createPriceTable(req: PayloadRequest, { websiteId, slug, ids }: Seed): Promise<{ id: string }> {
  const prices = demoPrices[slug]
  if (!prices) throw new Error(`The demo has no prices for ${slug}`)
  const { id } = await req.payload.create({
    collection: 'price-tables',
    data: {
      ...prices,
      website: websiteId,
      services: prices.services.map((row) => ({ ...row, service: ids.get(row.service) })),
      extras: prices.extras.map((row) => ({ ...row, services: row.services.map((code) => ids.get(code)) })),
    } as never,
    depth: 0,
    req,
  })
  return { id: id as string }
}
