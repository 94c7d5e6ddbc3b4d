import { euVat } from 'stdnum'
import { isInEu } from './country.ts'

/** A VAT id as it is written on papers: capital letters and digits alone. */
export const plainVatId = (text: string): string => text.toUpperCase().replace(/[\s.\-/]/g, '')

/** The country that issued an EU VAT id by its first letters (Greece writes EL), or null. */
export function countryOfVatId(vatId: string): string | null {
  const letters = plainVatId(vatId).slice(0, 2)
  if (letters === 'GR') return null
  const country = letters === 'EL' ? 'GR' : letters
  return isInEu(country) ? country : null
}

/**
 * Whether a text has the form of an EU VAT id, with its country's letters and check digits. Whether it was
 * given to anybody only the authorities know.
 */
export function isEuVatId(text: string): boolean {
  const vatId = plainVatId(text)
  const country = countryOfVatId(vatId)
  if (!country) return false
  return (euVat[country] ?? []).some((validator) => validator.validate(vatId).isValid && validator.validate(vatId.slice(2)).isValid)
}

/**
 * Whether a profile's VAT id has the form of its country. An id of a country outside the EU is not asked for.
 * @returns a refusal for people, or true
 */
export function isVatIdOf(value: unknown, party: unknown): true | string {
  if (value === null || value === undefined || value === '') return true
  if (typeof value !== 'string' || !isEuVatId(value)) return 'This is not the VAT id of an EU country. It begins with the two letters of the country, such as DE136695976.'
  const country = (party as { country?: string | null } | null)?.country
  return !country || countryOfVatId(value) === country || 'This VAT id is of another country than the one above.'
}
