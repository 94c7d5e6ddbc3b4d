import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { keptOfWebsite } from '../../lib/kept/keptOfWebsite.ts'

type Scheduled = { id: string; validFrom: Date }

/**
 * The id of the prices that apply on a website now: of the scheduled table that started last.
 * @throws DomainError no_price_table
 */
export async function tableInForce(req: PayloadRequest, website: string): Promise<string> {
  const scheduled = await keptOfWebsite({ req, website, what: 'scheduled', read: () => readScheduled(req, website) })
  const at = now()
  const found = scheduled.find(({ validFrom }) => validFrom <= at)
  if (found) return found.id
  throw new DomainError('no_price_table', 'This website has no prices yet. Ask its staff to schedule a price table.')
}

/** All that begin later, and the one before them. */
const readScheduled = (req: PayloadRequest, website: string): Promise<Scheduled[]> =>
  rows<Scheduled>(
    req,
    `select id, valid_from as "validFrom" from price_tables where website_id = $1 and state = 'scheduled'
     order by valid_from desc, id`,
    [website],
  )
