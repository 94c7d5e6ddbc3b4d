import { electronicFormatIBAN, isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools'

/** Letters as banks take them: no spaces or hyphens, capitals. */
export const plainIban = (text: string): string => electronicFormatIBAN(text) ?? ''

export const plainBic = (text: string): string => text.replace(/\s/g, '').toUpperCase()

/** Whether an IBAN has its country's length and form, and right check digits. */
export const isIban = (iban: string): boolean => isValidIBAN(iban)

export const isBic = (bic: string): boolean => isValidBIC(bic)

/** Whether a euro transfer to the account needs no BIC. */
export const isInSepa = (iban: string): boolean => isSEPACountry(iban.slice(0, 2))

/** Names as the bank's form of letters can carry them: Latin letters, digits and what stands between them. */
export const isHolder = (name: string): boolean => /^(?=.*\p{L})[\p{Script=Latin}\p{M}\d .,'’&/()+:?-]{2,70}$/u.test(name)

const LAST = 4

/** What others than admins see of an account: `DE •••• 3000`, or `•••• Hk2Q` of one at a gateway. */
export function masked(method: 'bank' | 'connect', account: string): string {
  return `${method === 'bank' ? `${account.slice(0, 2)} ` : ''}•••• ${account.slice(-LAST)}`
}
