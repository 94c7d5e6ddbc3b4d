import { DomainError, type ErrorCode } from '../errors.ts'
import type { Extra, Factor, Level, PricedService, PriceRequest, PriceTable, UrgencyBand } from './types.ts'

export type Terms = {
  level: Level
  band: UrgencyBand
  subject: Factor | null
  writerLevel: Factor | null
  spacing: Factor | null
  /** In the table's order, whatever the request's. */
  extras: Extra[]
}

/**
 * Looks up what a request names in a price table.
 * @throws DomainError unknown_service, unknown_level, unknown_extra, unknown_subject,
 *   unknown_writer_level, unknown_spacing, price_table_invalid when no urgency band takes the deadline
 */
export function chooseTerms(
  request: PriceRequest,
  { table, service, hours }: { table: PriceTable; service: PricedService; hours: number },
): Terms {
  return {
    level: chooseLevel(request.level, levelsOf(service, table)),
    band: chooseBand(hours, table.urgency),
    subject: choose('unknown_subject', 'subject', request.subject, table.subjects),
    writerLevel: choose('unknown_writer_level', 'writer level', request.writerLevel, table.writerLevels),
    spacing: choose('unknown_spacing', 'spacing', request.spacing, spacingsFor(service, table)),
    extras: chooseExtras(request.extras, extrasFor(service, table)),
  }
}

function levelsOf(service: PricedService, table: PriceTable): Level[] {
  const priced = table.services.find((row) => row.service === service.code)
  if (priced) return priced.levels
  throw new DomainError('unknown_service', `${service.name} has no price at the moment. Choose another service.`, {
    service: service.code,
  })
}

function chooseLevel(code: string | null, levels: Level[]): Level {
  const level = code === null ? levels[0] : levels.find((row) => row.code === code)
  if (level) return level
  throw unknown('unknown_level', 'level', code, levels)
}

function chooseBand(hours: number, bands: UrgencyBand[]): UrgencyBand {
  const band = bands.find((row) => row.fromHours <= hours && (row.toHours === null || hours < row.toHours))
  if (band) return band
  throw new DomainError(
    'price_table_invalid',
    `No urgency band takes a deadline in ${hours} hours. Add one, or choose another deadline.`,
    { hours },
  )
}

function choose(error: ErrorCode, what: string, code: string | null, factors: Factor[]): Factor | null {
  if (code === null) return null
  const factor = factors.find((row) => row.code === code)
  if (factor) return factor
  throw unknown(error, what, code, factors)
}

function chooseExtras(codes: string[], offered: Extra[]): Extra[] {
  const missing = codes.find((code) => !offered.some((extra) => extra.code === code))
  if (missing !== undefined) throw unknown('unknown_extra', 'extra', missing, offered)
  return offered.filter((extra) => codes.includes(extra.code))
}

/** Line spacing changes how many words stand on a page, so only pages have one. */
const spacingsFor = (service: PricedService, table: PriceTable): Factor[] =>
  service.unit === 'page' ? table.spacings : []

const extrasFor = (service: PricedService, table: PriceTable): Extra[] =>
  table.extras.filter(({ services }) => services.length === 0 || services.includes(service.code))

function unknown(error: ErrorCode, what: string, code: string | null, offered: { code: string }[]) {
  const codes = offered.map((row) => row.code)
  const choice = codes.length > 0 ? `Choose one of: ${codes.join(', ')}.` : `This service offers none.`
  return new DomainError(error, `There is no ${what} “${code}” for this service. ${choice}`, {
    code,
    offered: codes,
  })
}
