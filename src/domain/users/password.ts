import { DomainError } from '../errors.ts'

const MIN_LENGTH = 10
// Hashing time grows with length; beyond this it only serves to tie the server up.
const MAX_LENGTH = 200

/** NIST SP 800-63B: length counts, composition rules do not. @throws DomainError `password_too_weak` */
export function requireStrongPassword(password: string, email = ''): void {
  if (password.length < MIN_LENGTH) throw weak(`Use at least ${MIN_LENGTH} characters.`)
  if (password.length > MAX_LENGTH) throw weak(`Use at most ${MAX_LENGTH} characters.`)
  if (new Set(password).size < 5) throw weak('Use more different characters.')
  const name = email.split('@')[0] ?? ''
  if (name.length > 3 && password.toLowerCase().includes(name.toLowerCase())) throw weak('The password must not contain your e-mail address.')
}

const weak = (sentence: string): DomainError => new DomainError('password_too_weak', sentence, { minLength: MIN_LENGTH, maxLength: MAX_LENGTH })
