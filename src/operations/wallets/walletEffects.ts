import { accountKey, clientWallet, gatewayAccount } from '../../domain/ledger/accountRef.ts'
import { toppedUp } from '../../domain/ledger/recipes/toppedUp.ts'
import { withdrawn } from '../../domain/ledger/recipes/withdrawn.ts'
import { frozen, thawedMinor } from '../../domain/wallets/spendable.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import { post } from '../../lib/ledger/post.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import { grantBonus } from '../ledger/grantBonus.ts'

type Asked = { client: string; amountMinor: number; currency: string; reason: string; expiresAt: string | null }
const asked = (doc: unknown): Asked => doc as Asked

/** Who lifted a freeze and why. */
export const keepLifting: Effect = async ({ actor, input }) => ({ liftedBecause: input.reason, decidedBy: actor.id })

/** Why it was rejected. */
export const keepDecision: Effect = async ({ actor, input }) => ({ decision: input.reason, decidedBy: actor.id })

/**
 * An approved withdrawal leaves the wallet: what is frozen stays, and bonus credit is never paid out.
 * @throws DomainError `insufficient_funds`, `wallet_frozen`
 */
export const postWithdrawal: Effect = async ({ req, doc, actor }) => {
  const { client, amountMinor, currency, reason } = asked(doc)
  const refs = [clientWallet(client), gatewayAccount('manual')].map((ref) => ({ ref, currency }))
  const accounts = await lockAccounts(req, doc.website, refs, { withRestraints: true })
  const { balanceMinor, restraints } = accounts.get(accountKey(clientWallet(client), currency))!
  const leftMinor = thawedMinor(balanceMinor!, restraints)
  if (amountMinor <= balanceMinor! && amountMinor > leftMinor) throw frozen(amountMinor, leftMinor)
  const transaction = await post(req, {
    website: doc.website, kind: 'withdrawn', document: { collection: 'withdrawals', id: doc.id }, actor,
    idempotencyKey: `withdrawn:${doc.id}`, note: reason, accounts,
    postings: withdrawn({ client, gateway: 'manual', amountMinor, currency }),
  })
  return { decidedBy: actor.id, transaction: transaction.id }
}

/** How the transfer is found on the bank account. */
export const keepReference: Effect = async ({ actor, input }) => ({ reference: input.reference, sentBy: actor.id })

/** The transfer came back, or was never made: the money is in the wallet again. */
export const postReturn: Effect = async ({ req, doc, actor, input }) => {
  const { client, amountMinor, currency } = asked(doc)
  await post(req, {
    website: doc.website, kind: 'topped_up', document: { collection: 'withdrawals', id: doc.id }, actor,
    idempotencyKey: `withdrawal-returned:${doc.id}`, note: input.reason as string,
    postings: toppedUp({ client, gateway: 'manual', amountMinor, currency }),
  })
  return { decision: input.reason }
}

/** Approved credit is a lot of its own, until it lapses. */
export const postBonusCredit: Effect = async ({ req, doc, actor }) => {
  const { client, amountMinor, currency, reason, expiresAt } = asked(doc)
  const transaction = await grantBonus(req, {
    website: doc.website, client, amountMinor, currency, expiresAt: expiresAt === null ? null : new Date(expiresAt),
    document: { collection: 'bonus-credits', id: doc.id }, idempotencyKey: `bonus-credit:${doc.id}`, actor, note: reason,
  })
  return { decidedBy: actor.id, transaction: transaction.id }
}
