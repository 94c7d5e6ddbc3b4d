import type { Payload } from 'payload'
import { findOne } from './cast.ts'

/** Numbers of textbooks: they are of nobody. */
const IBANS = { writer: 'DE89370400440532013000', writer2: 'NL91ABNA0417164300' }
const PAYER_IBAN = 'NL02ABNA0123456789'

/** Accounts to which the demo's writers are paid, and the one that payouts leave from, made once. */
export async function seedPayouts(payload: Payload, slug: string, website: { id: string; name: string }): Promise<void> {
  for (const [name, iban] of Object.entries(IBANS)) {
    const user = await findOne(payload, 'users', { email: { equals: `${name}@${slug}.example` } }) as { id: string; displayName?: string } | null
    const known = user && await findOne(payload, 'payout-details', { and: [{ writer: { equals: user.id } }, { website: { equals: website.id } }] })
    if (!user || known) continue
    await payload.create({ collection: 'payout-details' as never, data: { website: website.id, writer: user.id, method: 'bank', holder: user.displayName ?? 'A Writer', iban } as never })
    await payload.update({ collection: 'websites', id: website.id, data: { payouts: { payerName: website.name, payerIban: PAYER_IBAN } } as never })
  }
}
