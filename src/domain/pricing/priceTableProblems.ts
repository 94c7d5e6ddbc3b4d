import { priceTableSchema } from './priceTableSchema.ts'
import type { PriceTable } from './types.ts'
import { urgencyProblems } from './urgencyProblems.ts'

/** An error keeps a table from being scheduled; a warning is for the editor to judge. */
export type PriceTableProblem = { path: string; severity: 'error' | 'warning'; message: string }

/** What the website expects of a table: its currency, and the codes of the services it sells. */
export type PricedWebsite = { currency: string; services: readonly string[] }

/** All that is wrong with a price table, in its own order; a table without errors prices every request. */
export function priceTableProblems(table: unknown, website: PricedWebsite): PriceTableProblem[] {
  const parsed = priceTableSchema.safeParse(table)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => error(path.join('.'), message))
  }
  return [
    ...currencyProblems(parsed.data, website),
    ...serviceProblems(parsed.data, website),
    ...duplicateProblems(parsed.data),
    ...urgencyProblems(parsed.data.urgency),
    ...extraProblems(parsed.data),
  ]
}

const currencyProblems = ({ currency }: PriceTable, website: PricedWebsite): PriceTableProblem[] =>
  currency === website.currency
    ? []
    : [error('currency', `The website sells in ${website.currency}, this table is in ${currency}.`)]

function serviceProblems(table: PriceTable, { services }: PricedWebsite): PriceTableProblem[] {
  const priced = table.services.map((row) => row.service)
  const foreign = priced.flatMap((service, index) =>
    services.includes(service)
      ? []
      : [warning(`services.${index}.service`, `“${service}” is not active, so nobody can order it.`)],
  )
  const missing = services
    .filter((service) => !priced.includes(service))
    .map((service) => warning('services', `“${service}” is active but has no price, so nobody can order it.`))
  return [...foreign, ...missing]
}

function duplicateProblems(table: PriceTable): PriceTableProblem[] {
  const levels = table.services.flatMap((row, index) =>
    duplicates(`services.${index}.levels`, 'code', row.levels.map((level) => level.code)),
  )
  return [
    ...duplicates('services', 'service', table.services.map((row) => row.service)),
    ...levels,
    ...(['subjects', 'writerLevels', 'spacings', 'extras'] as const).flatMap((list) =>
      duplicates(list, 'code', table[list].map((row) => row.code)),
    ),
  ]
}

const duplicates = (path: string, key: string, codes: string[]): PriceTableProblem[] =>
  codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [error(`${path}.${index}.${key}`, `“${code}” stands here twice: keep one of them.`)],
  )

function extraProblems(table: PriceTable): PriceTableProblem[] {
  const priced = new Set(table.services.map((row) => row.service))
  return table.extras.flatMap((extra, index) =>
    extra.services
      .filter((service) => !priced.has(service))
      .map((service) =>
        warning(`extras.${index}.services`, `“${extra.label}” is offered with “${service}”, which has no price here.`),
      ),
  )
}

const error = (path: string, message: string): PriceTableProblem => ({ path, severity: 'error', message })
const warning = (path: string, message: string): PriceTableProblem => ({
  path,
  severity: 'warning',
  message,
})
