import type { PayloadRequest } from 'payload'
import { accountKey, clientBonus, platformAccount } from '../../domain/ledger/accountRef.ts'
import { bonusLapsed } from '../../domain/ledger/recipes/bonusLapsed.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { openLots } from '../../lib/ledger/loadLots.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import { post } from '../../lib/ledger/post.ts'

const BATCH = 500

type Expired = { id: string; website_id: string; owner_id: string; currency: string }

/**
 * Lapses bonus credit past its expiry, at most 500 clients a run. Safe to run twice: what has lapsed is
 * no longer left in a lot.
 * @returns of how many clients credit lapsed
 */
export async function lapseBonus(req: PayloadRequest): Promise<number> {
  const expired = await rows<Expired>(
    req,
    `select distinct a.id, a.website_id, a.owner_id, a.currency from ledger_lots l join ledger_accounts a on a.id = l.account_id
     where l.remaining_minor > 0 and l.expires_at <= $1 and a.kind = 'client_bonus' limit ${BATCH}`,
    [now()],
  )
  for (const account of expired) await lapseOne(req, account)
  return expired.length
}

const lapseOne = (req: PayloadRequest, { id, website_id: website, owner_id: client, currency }: Expired): Promise<void> =>
  inTransaction(req, async () => {
    const refs = [clientBonus(client), platformAccount('breakage')]
    const accounts = await lockAccounts(req, website, refs.map((ref) => ({ ref, currency })))
    const postings = bonusLapsed({ client, currency, lots: await openLots(req, id), now: now() })
    if (postings.length === 0) return
    const lots = postings.flatMap((posting) => posting.lots ?? []).map(({ lotId }) => lotId).sort()
    await post(req, {
      website, kind: 'bonus_lapsed', document: { collection: 'ledger-accounts', id: accounts.get(accountKey(clientBonus(client), currency))!.id },
      // A restored lot lapses again later: its moment of expiry tells the two apart.
      actor: { id: null }, idempotencyKey: `bonus-lapsed:${lots[0]}:${now().toISOString()}`, postings, accounts,
    })
  })
