import type { PayloadRequest } from 'payload'
import type { BriefField } from '../../domain/pricing/briefForm.ts'
import type { PricedService } from '../../domain/pricing/types.ts'
import { rows } from '../../lib/db/rows.ts'
import { keptOfWebsite } from '../../lib/kept/keptOfWebsite.ts'

/** What prices need to know of a service. */
export type ServiceTerms = PricedService & { id: string; active: boolean }

/** A service with all that orders need to know of it. */
export type Service = ServiceTerms & {
  website: string
  description?: string | null
  needsReview: boolean
  briefForm: BriefField[]
}

/** Every service of a website, active or not, in its order. Plain SQL: each quote asks, and needs no brief forms. */
export const servicesOf = (req: PayloadRequest, website: string): Promise<ServiceTerms[]> =>
  keptOfWebsite({ req, website, what: 'services', read: () => readServices(req, website) })

const readServices = (req: PayloadRequest, website: string): Promise<ServiceTerms[]> =>
  rows<ServiceTerms>(
    req,
    `select id, code, name, unit, active,
       case unit when 'page' then words_per_unit when 'word' then 1 end as "wordsPerUnit",
       minimum_units as "minimumUnits", maximum_units as "maximumUnits", minimum_hours as "minimumHours"
     from services where website_id = $1 order by sort_order, id`,
    [website],
  )

/** A stored service with its empty fields as the rules know them: null, not missing. */
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
