import type { PayloadRequest } from 'payload'
import { isLive, spendableMinor, type Lot } from '../../domain/ledger/lots.ts'
import type { Restraints, SpendingLimit } from '../../domain/wallets/restraints.ts'
import { availableMinor, thawedMinor } from '../../domain/wallets/spendable.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { balancesOfOwner } from '../../lib/ledger/balanceOf.ts'
import { openLots } from '../../lib/ledger/loadLots.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { limitsOf } from '../wallets/limitsOf.ts'

export type Wallet = {
  currency: string
  /** Store credit. */
  balanceMinor: number
  /** Bonus credit that has not expired; it is spent first. */
  bonusMinor: number
  /** Of both, what may be spent now: not frozen, and within the limits. */
  spendableMinor: number
  /** The whole wallet, or so much of the store credit as is there. */
  isFrozen: boolean
  frozenMinor: number
  limits: SpendingLimit[]
  /** Announced and not yet confirmed. */
  pendingTopUpsMinor: number
  bonusLots: { remainingMinor: number; expiresAt: Date | null }[]
}

/** What a client can spend on a website. */
export async function readWallet(req: PayloadRequest, website: string, client: string): Promise<Wallet> {
  const { currency } = await websiteById(req, website)
  const accounts = (await balancesOfOwner(req, website, { ownerKind: 'client', ownerId: client })).filter((account) => account.currency === currency)
  const bonus = accounts.find(({ kind }) => kind === 'client_bonus')
  const lots = bonus ? await openLots(req, bonus.accountId) : []
  const balanceMinor = accounts.find(({ kind }) => kind === 'client_wallet')?.balanceMinor ?? 0
  const bonusMinor = spendableMinor(lots, now())
  const restraints = await restraintsOf(req, website, client)
  const limits = await limitsOf(req, website, { restraints, accounts: accounts.map(({ accountId }) => accountId) })
  return {
    currency, balanceMinor, bonusMinor,
    spendableMinor: availableMinor({ walletMinor: balanceMinor, bonusMinor, restraints, limits }),
    isFrozen: restraints?.isFrozen ?? false,
    frozenMinor: balanceMinor - thawedMinor(balanceMinor, restraints),
    limits,
    pendingTopUpsMinor: await pendingTopUps(req, website, client),
    bonusLots: lots.filter((lot) => isLive(lot, now())).sort(byExpiry).map(({ remainingMinor, expiresAt }) => ({ remainingMinor, expiresAt })),
  }
}

async function restraintsOf(req: PayloadRequest, website: string, client: string): Promise<Restraints | null> {
  const found = await row<{ restraints: Restraints | null }>(req, 'select wallet_restraints($1, $2) as restraints', [website, client])
  return found?.restraints ?? null
}

async function pendingTopUps(req: PayloadRequest, website: string, client: string): Promise<number> {
  const pending = await row<{ sum: number }>(
    req,
    `select coalesce(sum(amount_minor), 0) as sum from top_ups where website_id = $1 and client_id = $2 and state = 'pending'`,
    [website, client],
  )
  return pending?.sum ?? 0
}

const byExpiry = (a: Lot, b: Lot): number => (a.expiresAt?.getTime() ?? Infinity) - (b.expiresAt?.getTime() ?? Infinity) || 0
