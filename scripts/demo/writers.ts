import type { Payload } from 'payload'
import { findOne } from './cast.ts'

const PROFILES = [
  { name: 'writer', level: 'top', capacity: 12, paySharePercent: 50, subjects: ['marketing', 'technology'] },
  { name: 'writer2', level: 'standard', capacity: 6, paySharePercent: 40, subjects: ['law', 'medicine'] },
]

/** Profiles with which the demo's writers may take work, made once. */
export async function seedWriters(payload: Payload, slug: string, website: string): Promise<void> {
  for (const { name, ...profile } of PROFILES) {
    const user = await findOne(payload, 'users', { email: { equals: `${name}@${slug}.example` } })
    const known = await findOne(payload, 'writer-profiles', { and: [{ user: { equals: user!.id } }, { website: { equals: website } }] })
    if (!known) await payload.create({ collection: 'writer-profiles' as never, data: { ...profile, user: user!.id, website, active: true } as never })
  }
}
