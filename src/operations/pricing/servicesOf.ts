import type { PayloadRequest } from 'payload'
import type { BriefField } from '../../domain/pricing/briefForm.ts'
import type { PricedService } from '../../domain/pricing/types.ts'

/** A service as operations need it. */
export type Service = PricedService & {
  id: string
  website: string
  description?: string | null
  needsReview: boolean
  active: boolean
  briefForm: BriefField[]
}

const MAX_SERVICES = 500

/** Every service of a website, active or not, in its order. */
export async function servicesOf(req: PayloadRequest, website: string): Promise<Service[]> {
  const { docs } = await req.payload.db.find<Service>({
    collection: 'services', req, where: { website: { equals: website } },
    sort: 'sortOrder', limit: MAX_SERVICES, pagination: false,
  })
  return docs.map(toService)
}

/** Empty fields as the rules know them: null, not missing. */
export const toService = (doc: Service): Service => ({
  ...doc,
  wordsPerUnit: wordsPerUnit(doc),
  briefForm: (doc.briefForm ?? []).map((field) => ({
    name: field.name,
    label: field.label,
    kind: field.kind,
    required: Boolean(field.required),
    options: field.options ?? [],
    help: field.help ?? null,
  })),
})

function wordsPerUnit({ unit, wordsPerUnit }: PricedService): number | null {
  if (unit === 'word') return 1
  return unit === 'page' ? wordsPerUnit : null
}
