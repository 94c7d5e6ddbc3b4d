import type { PayloadRequest } from 'payload'
import { payableMinor } from '../../domain/payouts/checkPayout.ts'
import { holdUntil } from '../../domain/payouts/holdUntil.ts'
import type { PayoutMethod } from '../../domain/payouts/payoutDetails.ts'
import type { Candidate } from '../../domain/payouts/planBatch.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { websiteById } from '../../lib/websites/settings.ts'

/** The most writers that are looked at for one batch. */
export const MOST_CANDIDATES = 2_000

const CANDIDATES = `
  with funds as materialized (
    select owner_id::uuid as writer_id, balance_minor from ledger_accounts
    where website_id = $1 and kind = 'writer_available' and currency = $2 and balance_minor > 0),
  open as materialized (
    select writer_id, id, code, amount_minor, state::text, batch_id from payouts
    where website_id = $1 and currency = $2 and state in ('requested', 'held', 'approved')),
  everyone as (select writer_id from funds union select writer_id from open)
  select e.writer_id, coalesce(u.display_name, u.email) as name, coalesce(f.balance_minor, 0) as available,
    coalesce((select ledger_balance_at(a.id, 'infinity') from ledger_accounts a
      where a.website_id = $1 and a.kind = 'writer_owed' and a.owner_kind = 'writer' and a.owner_id = e.writer_id::text and a.currency = $2), 0) as owed,
    o.id as payout_id, o.code, o.amount_minor, o.state, o.batch_id,
    d.id as details_id, d.method::text, d.masked, d.created_at as changed_at
  from everyone e join users u on u.id = e.writer_id left join funds f using (writer_id) left join open o using (writer_id)
  left join lateral (select id, method, masked, created_at from payout_details p where p.website_id = $1 and p.writer_id = e.writer_id order by p.id desc limit 1) d on true
  order by name, e.writer_id limit ${MOST_CANDIDATES}`

type Found = {
  writer_id: string; name: string; available: number; owed: number
  payout_id: string | null; code: string; amount_minor: number; state: 'requested' | 'held' | 'approved'; batch_id: string | null
  details_id: string | null; method: PayoutMethod; masked: string; changed_at: Date
}

/** The writers of a website who have cleared earnings or an open payout, by name. */
export async function readCandidates(req: PayloadRequest, website: string): Promise<Candidate[]> {
  const { currency, payouts: { holdDays } } = await websiteById(req, website)
  const found = await rows<Found>(req, CANDIDATES, [website, currency])
  return found.map((each) => ({
    writer: each.writer_id, name: each.name, payableMinor: payableMinor(each.available, each.owed),
    payout: each.payout_id ? { id: each.payout_id, code: each.code, amountMinor: each.amount_minor, state: each.state, batch: each.batch_id } : null,
    details: each.details_id ? { id: each.details_id, method: each.method, masked: each.masked, holdUntil: holdUntil(each.changed_at, holdDays, now()) } : null,
  }))
}
