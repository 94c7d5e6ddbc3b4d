import { Gutter } from '@payloadcms/ui'
import { cookies } from 'next/headers'
import type { Payload, ServerProps } from 'payload'
import { isStaff, rolesOn, websitesOf, type SignedInUser } from '../../domain/users/roles.ts'
import { HomeBoard } from './HomeBoard.tsx'
import './home.css'

/** The first page of staff: what is late, what waits, what came in, and for admins the money. */
export async function Home({ payload, user }: ServerProps) {
  const person = user as SignedInUser | null | undefined
  if (!person || !isStaff(person)) return null
  const website = await chosenWebsite(payload, person)
  const websites = website ? [website.id] : websitesOf(person)
  const isAdmin = Boolean(person.superadmin) || websites.some((id) => rolesOn(person, id).includes('admin'))
  return (
    <Gutter className="home">
      <HomeBoard website={website?.slug ?? null} name={person.displayName ?? ''} isAdmin={isAdmin} />
    </Gutter>
  )
}

/** The website that the panel's switcher is set to, as far as the person may see it. */
async function chosenWebsite(payload: Payload, person: SignedInUser): Promise<{ id: string; slug: string } | null> {
  const id = (await cookies()).get('payload-tenant')?.value
  if (!id || (!person.superadmin && !websitesOf(person).includes(id))) return null
  const { docs } = await payload.find({
    collection: 'websites', where: { and: [{ id: { equals: id } }, { archivedAt: { exists: false } }] },
    depth: 0, limit: 1, pagination: false, overrideAccess: false, user: person as never,
  })
  const [found] = docs as unknown as { id: string; slug: string }[]
  return found ?? null
}
