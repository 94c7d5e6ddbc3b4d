const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Member states, by ISO 3166. Greece is GR here and EL in its VAT ids. */
const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/** The English name of a country by its ISO 3166 code, or null when there is none of that code. */
export const countryName = (code: string): string | null => (/^[A-Z]{2}$/.test(code) && !NOT_COUNTRIES.includes(code) && NAMES.of(code)) || null

/** Codes that have a name and are no country. */
const NOT_COUNTRIES = ['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']

export const isInEu = (code: string | null): boolean => code !== null && EU.includes(code)

/** @returns a refusal for people, or true */
export const isCountry = (value: unknown): true | string =>
  value === null || value === undefined || value === '' || (typeof value === 'string' && countryName(value) !== null) || 'Use the two capital letters of the country, such as DE.'
