import type { Payload } from 'payload'
import type { Role } from '../../src/domain/users/roles.ts'
import { env } from '../../src/lib/env.ts'

export const DEMO_WEBSITES = [
  { slug: 'inkwell', name: 'Inkwell', currency: 'USD', timeZone: 'America/New_York', domains: [{ host: 'inkwell.localhost' }, { host: 'inkwell.example' }],
    papers: { sellerName: 'Inkwell Writing, Inc.', sellerAddress: '12 Quill Street\nNew York, NY 10001', sellerCountry: 'US', taxRates: [] } },
  { slug: 'federhaus', name: 'Federhaus', currency: 'EUR', timeZone: 'Europe/Berlin', domains: [{ host: 'federhaus.localhost' }, { host: 'federhaus.example' }],
    papers: { sellerName: 'Federhaus GmbH', sellerAddress: 'Tintenweg 7\n10115 Berlin', sellerCountry: 'DE', sellerVatId: 'DE136695976', taxRates: [{ country: 'DE', percent: 19, label: 'VAT' }, { country: 'AT', percent: 20, label: 'VAT' }, { country: 'FR', percent: 20, label: 'VAT' }] } },
] as const

/** Logins on each demo website: the part before the @, the role, the name. */
const PEOPLE: [string, Role, Record<string, string>][] = [
  ['admin', 'admin', { inkwell: 'Ada Morgan', federhaus: 'Anna Vogel' }],
  ['editor', 'editor', { inkwell: 'Edgar Lowe', federhaus: 'Emil Brandt' }],
  ['support', 'support', { inkwell: 'Sue Park', federhaus: 'Sofie Keller' }],
  ['writer', 'writer', { inkwell: 'Will Shaw', federhaus: 'Wanda Fuchs' }],
  ['writer2', 'writer', { inkwell: 'Wren Ellis', federhaus: 'Walter Kuhn' }],
  ['client', 'client', { inkwell: 'Clara Hill', federhaus: 'Claus Maier' }],
]

export const SUPERADMIN = 'superadmin@scriptorium.example'

type Made = { id: string }

/** A demo website, made once. It confirms manual top-ups at once and says so. */
export async function makeDemoWebsite(payload: Payload, website: (typeof DEMO_WEBSITES)[number]): Promise<string> {
  const known = await findOne(payload, 'websites', { slug: { equals: website.slug } })
  if (known) return known.id
  const data = { ...website, domains: [...website.domains], papers: { ...website.papers, taxRates: [...website.papers.taxRates] }, settings: { confirmTopUpsAtOnce: true } }
  return String((await payload.create({ collection: 'websites', data: data as never })).id)
}

/** The logins of a demo website, made once. */
export async function makeDemoPeople(payload: Payload, slug: string, website: string): Promise<void> {
  for (const [name, role, names] of PEOPLE) {
    await makeUser(payload, { email: `${name}@${slug}.example`, displayName: names[slug]!, memberships: [{ website, roles: [role] }] })
  }
}

export async function makeUser(payload: Payload, user: { email: string; displayName: string; memberships?: { website: string; roles: Role[] }[]; superadmin?: boolean }): Promise<void> {
  if (await findOne(payload, 'users', { email: { equals: user.email } })) return
  await payload.create({
    collection: 'users', disableVerificationEmail: true,
    data: { ...user, password: env().DEMO_PASSWORD, _verified: true } as never,
  })
}

export async function findOne(payload: Payload, collection: string, where: Record<string, unknown>): Promise<Made | null> {
  const { docs } = await payload.find({ collection: collection as never, where: where as never, limit: 1, depth: 0, pagination: false })
  return (docs[0] as Made | undefined) ?? null
}
