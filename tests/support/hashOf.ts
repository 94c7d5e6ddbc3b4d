import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

const known = new Map<string, Promise<{ hash: string; salt: string }>>()

/** A password as Payload stores it; computed once per process, unlike Payload's own. */
export function hashOf(password: string): Promise<{ hash: string; salt: string }> {
  const hash = known.get(password) ?? compute(password)
  known.set(password, hash)
  return hash
}

async function compute(password: string) {
  const salt = randomBytes(32).toString('hex')
  const key = await promisify(pbkdf2)(password, salt, 600_000, 32, 'sha256')
  return { hash: `pbkdf2-sha256-v1:${key.toString('hex')}`, salt }
}
