import { randomBytes } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** As Stripe's: a prefix that tells the kind, and letters nobody can guess. */
export function newId(prefix: string, length = 24): string {
  return `${prefix}_${letters(length)}`
}

/** With the client secret, a browser may confirm this one intent and nothing else. */
export const clientSecretOf = (id: string): string => `${id}_secret_${letters(24)}`

export const letters = (length: number): string => [...randomBytes(length)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
