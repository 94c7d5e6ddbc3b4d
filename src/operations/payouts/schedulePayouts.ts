import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { schedulePeriod } from '../../domain/payouts/schedulePeriod.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { readCandidates } from './readCandidates.ts'
import { requestPayout } from './requestPayout.ts'

/** Asks for the payouts of websites whose day it is. Safe to repeat: a writer is asked for once a period. @returns how many were asked for */
export async function schedulePayouts(req: PayloadRequest): Promise<number> {
  const websites = await rows<{ id: string }>(req, `select id from websites where archived_at is null and payouts_schedule <> 'off' order by id`)
  let asked = 0
  for (const { id } of websites) asked += await scheduleOf(req, id)
  return asked
}

async function scheduleOf(req: PayloadRequest, website: string): Promise<number> {
  const { timeZone, payouts: { schedule, minimumMinor } } = await websiteById(req, website)
  const period = schedulePeriod(schedule, now(), timeZone)
  if (!period) return 0
  const served = new Set((await rows<{ writer: string }>(req, 'select writer_id as writer from payouts where website_id = $1 and period = $2', [website, period])).map(({ writer }) => writer))
  const due = (await readCandidates(req, website)).filter(({ writer, payout, details, payableMinor }) =>
    !payout && details && !served.has(writer) && payableMinor >= Math.max(1, minimumMinor))
  let asked = 0
  for (const { writer } of due) asked += await askOne(req, { website, writer, period })
  return asked
}

async function askOne(req: PayloadRequest, { website, writer, period }: { website: string; writer: string; period: string }): Promise<number> {
  try {
    await requestPayout(req, { website, writer, amountMinor: 'all', requestedBy: null, period })
    return 1
  } catch (error) {
    // The writer asked, or the money went, since the list was read.
    if (error instanceof DomainError) return 0
    throw error
  }
}
