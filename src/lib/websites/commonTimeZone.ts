import type { PayloadRequest } from 'payload'
import { current } from '../context.ts'
import { row } from '../db/rows.ts'

const FOUND = `
  select min(time_zone) as zone, count(distinct time_zone) as zones from websites
  where ($1::uuid is null or id = $1) and ($2::uuid[] is null or id = any ($2))`

/** The time zone of one website, or of all that the request sees where they have one in common; else UTC. */
export async function commonTimeZone(req: PayloadRequest, websiteId: string | null): Promise<string> {
  const { visible } = current()
  const found = await row<{ zone: string; zones: number }>(req, FOUND, [websiteId, visible === 'all' ? null : visible])
  return found && Number(found.zones) === 1 ? found.zone : 'UTC'
}
