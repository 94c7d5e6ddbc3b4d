import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '../env.ts'

/** What a sealed value belongs to: it opens nowhere else. */
export type Seat = { websiteId: string; field: string }

const ALGORITHM = 'aes-256-gcm'
const FORM = 'v1'

/** Seals a secret for the database with AES-256-GCM; the key follows from the first secret. */
export function seal(text: string, seat: Seat): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv(ALGORITHM, keys()[0]!, iv).setAAD(aadOf(seat))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [FORM, ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}

/** The secret, or null when no key opens it: the secret was changed, or the value is another website's. */
export function unseal(sealed: string, seat: Seat): string | null {
  const [form, ...parts] = sealed.split('.')
  if (form !== FORM || parts.length !== 3) return null
  const [iv, text, tag] = parts.map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer]
  for (const key of keys()) {
    try {
      const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: 16 }).setAAD(aadOf(seat)).setAuthTag(tag)
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
    } catch {
      // Another key may open it.
    }
  }
  return null
}

const aadOf = ({ websiteId, field }: Seat): Buffer => Buffer.from(`${websiteId} ${field}`)

/** The first seals. PAYLOAD_SECRET opens what was sealed before there was a secret of its own for this. */
function keys(): Buffer[] {
  const secrets = [...env().SEALING_SECRET, env().PAYLOAD_SECRET]
  return secrets.map((secret) => {
    const known = derived.get(secret) ?? Buffer.from(hkdfSync('sha256', secret, 'scriptorium', 'keys of gateways', 32))
    derived.set(secret, known)
    return known
  })
}

const derived = new Map<string, Buffer>()
