import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { clientWallet, type Payable } from '../../domain/ledger/accountRef.ts'
import { referenceCode } from '../../domain/payments/referenceCode.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'

export type Freeze = {
  website: string
  client: string
  /** The whole wallet when null. */
  amountMinor: number | null
  reason: string
  /** What it is for, such as a dispute: frozen once, and lifted by its name. */
  cause: Payable
}

const causeOf = ({ collection, id }: Payable): string => `${collection}:${id}`

/** Freezes money in a client's wallet for a cause; nothing happens when the cause has frozen it before. */
export const freezeWallet = (req: PayloadRequest, { website, client, amountMinor, reason, cause }: Freeze): Promise<void> =>
  inTransaction(req, async () => {
    await lockWallet(req, website, client)
    const known = await rows(req, 'select id from wallet_freezes where website_id = $1 and cause = $2', [website, causeOf(cause)])
    if (known.length > 0) return
    const { currency } = await websiteById(req, website)
    const at = now().toISOString()
    await req.payload.db.create({
      collection: 'wallet-freezes', req,
      data: {
        website, client, amountMinor, currency, reason, cause: causeOf(cause), code: referenceCode('F', uuid()),
        state: 'active', stateSince: at, stateEpisode: 0, version: 0, createdAt: at, updatedAt: at,
      },
    })
  })

/** What a cause had frozen can be spent again. */
export const liftFreezesOf = (req: PayloadRequest, { website, cause, reason }: { website: string; cause: Payable; reason: string }): Promise<void> =>
  inTransaction(req, async () => {
    const standing = await rows<{ id: string }>(req, `select id from wallet_freezes where website_id = $1 and cause = $2 and state = 'active'`, [website, causeOf(cause)])
    for (const { id } of standing) await transition(req, { collection: 'wallet-freezes', id, name: 'lift', version: null, actor: SYSTEM, input: { reason } })
  })

/** Whoever spends holds this lock: a freeze counts for all that is spent after it. */
export async function lockWallet(req: PayloadRequest, website: string, client: string): Promise<void> {
  const { currency } = await websiteById(req, website)
  await lockAccounts(req, website, [{ ref: clientWallet(client), currency }])
}
