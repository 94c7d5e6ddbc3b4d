import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'

/**
 * The id of the prices that apply on a website now: of the scheduled table that started last.
 * @throws DomainError no_price_table
 */
export async function tableInForce(req: PayloadRequest, website: string): Promise<string> {
  const found = await row<{ id: string }>(
    req,
    `select id from price_tables where website_id = $1 and state = 'scheduled' and valid_from <= $2
     order by valid_from desc limit 1`,
    [website, now()],
  )
  if (found) return found.id
  throw new DomainError('no_price_table', 'This website has no prices yet. Ask its staff to schedule a price table.')
}
