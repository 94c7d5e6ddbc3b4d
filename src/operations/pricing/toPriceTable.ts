import type { Extra, Factor, Level, PriceTable, UrgencyBand } from '../../domain/pricing/types.ts'
import { idOf } from '../../domain/users/roles.ts'
import type { ServiceTerms } from './servicesOf.ts'

type Relation = string | { id: string }

/** A price table as it is stored. */
export type PriceTableDoc = {
  id: string
  website: Relation
  name: string
  state: string
  version: number
  validFrom?: string | null
  currency: string
  services?: { service: Relation; levels?: Level[] }[]
  urgency?: UrgencyBand[]
  subjects?: Factor[]
  writerLevels?: Factor[]
  spacings?: Factor[]
  extras?: ExtraRow[]
}

type ExtraRow = {
  label: string
  code: string
  kind: 'fixed' | 'percent'
  amountMinor?: number | null
  percent?: number | null
  services?: Relation[] | null
}

/** The price table of a stored document, with the website's services by their codes; it may have problems. */
export function toPriceTable(doc: PriceTableDoc, services: readonly ServiceTerms[]): PriceTable {
  const codeOf = (service: Relation) => services.find(({ id }) => id === idOf(service))?.code ?? ''
  return {
    currency: doc.currency,
    services: (doc.services ?? []).map(({ service, levels = [] }) => ({
      service: codeOf(service),
      levels: levels.map(({ code, label, priceMinor, perUnits }) => ({ code, label, priceMinor, perUnits })),
    })),
    urgency: (doc.urgency ?? []).map(({ label, fromHours, toHours, multiplier }) => ({
      label, fromHours, toHours: toHours ?? null, multiplier,
    })),
    subjects: factors(doc.subjects),
    writerLevels: factors(doc.writerLevels),
    spacings: factors(doc.spacings),
    extras: (doc.extras ?? []).map((row) => toExtra(row, codeOf)),
  }
}

const factors = (list: Factor[] = []): Factor[] =>
  list.map(({ code, label, multiplier }) => ({ code, label, multiplier }))

function toExtra(row: ExtraRow, codeOf: (service: Relation) => string): Extra {
  const named = { code: row.code, label: row.label, services: (row.services ?? []).map(codeOf) }
  // An absent amount stays absent: the list of problems names it.
  return row.kind === 'fixed'
    ? { ...named, kind: 'fixed', amountMinor: row.amountMinor as number }
    : { ...named, kind: 'percent', percent: row.percent as number }
}
