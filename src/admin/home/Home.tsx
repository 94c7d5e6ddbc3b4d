import { Link } from '@payloadcms/ui'
import { cookies } from 'next/headers'
import type { Payload, PayloadRequest, ServerProps, Where } from 'payload'
import { isStaff, rolesOn, websitesOf, type SignedInUser } from '../../domain/users/roles.ts'
import { now as clock } from '../../lib/clock.ts'
import { countDeadJobs } from '../../operations/platform/queue/countDeadJobs.ts'
import { listAddress, slugOf, TILES, type Tile } from './tiles.ts'
import './home.css'

type Count = { title: string; isUrgent: boolean; count: number; href: string }

/** What waits for the person who signed in, as numbers that lead to their lists. */
export async function Home({ payload, user }: ServerProps) {
  const person = user as SignedInUser | null | undefined
  if (!person || !isStaff(person)) return null
  const website = (await cookies()).get('payload-tenant')?.value || null
  const counts = await countAll({ payload, person, website })
  return (
    <section className="home" aria-labelledby="home-title">
      <h2 id="home-title">What waits for you</h2>
      <ul className="home__tiles">
        {counts.map(({ title, isUrgent, count, href }) => (
          <li key={title}>
            <Link href={href} prefetch={false} className={`home__tile${isUrgent && count > 0 ? ' home__tile--urgent' : ''}`}>
              <span className="home__count">{count}</span>
              <span>{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Asked = { payload: Payload; person: SignedInUser; website: string | null }

function countAll({ payload, person, website }: Asked): Promise<Count[]> {
  const now = clock()
  const held = new Set(website ? rolesOn(person, website) : websitesOf(person).flatMap((each) => rolesOn(person, each)))
  const isMine = ({ roles }: Tile) => person.superadmin || roles.some((role) => held.has(role))
  const count = async (tile: Tile): Promise<Count> => {
    const where: Where = website ? { and: [tile.where(now), { website: { equals: website } }] } : tile.where(now)
    const { totalDocs } = await payload.count({ collection: slugOf(tile), where, overrideAccess: false, user: person as never })
    return { title: tile.title, isUrgent: tile.urgent ?? false, count: totalDocs, href: listAddress(payload.config.routes.admin, tile, now) }
  }
  return Promise.all([...TILES.filter(isMine).map(count), ...(person.superadmin ? [deadJobs(payload)] : [])])
}

async function deadJobs(payload: Payload): Promise<Count> {
  const count = await countDeadJobs({ payload } as PayloadRequest)
  return { title: 'Failed jobs', isUrgent: true, count, href: `${payload.config.routes.admin}/queue` }
}
