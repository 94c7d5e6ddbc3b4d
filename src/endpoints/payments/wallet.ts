import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { moment } from '../../lib/http/output.ts'
import { readStatement } from '../../operations/payments/readStatement.ts'
import { readWallet } from '../../operations/payments/readWallet.ts'
import { PeriodQuery } from './periodQuery.ts'
import { Statement } from './statementOutput.ts'

/** What the caller can spend on the website. */
export const wallet = endpoint({
  method: 'get',
  path: '/wallets/me',
  summary: 'The caller’s wallet: store credit, bonus credit by expiry, top-ups under way, what is frozen and limited',
  access: ['client'],
  output: z.object({
    currency: z.string(),
    balanceMinor: z.int().describe('Store credit'),
    bonusMinor: z.int().describe('Bonus credit that has not expired; it is spent first'),
    spendableMinor: z.int().describe('Of both, what may be spent now: not frozen, and within the limits'),
    isFrozen: z.boolean().describe('Nothing may be spent until support lifts it; money still comes in'),
    frozenMinor: z.int().describe('Of the store credit, what may not be spent'),
    limits: z.array(z.object({
      period: z.enum(['day', 'month']).describe('In the time zone of the website'), limitMinor: z.int(), spentMinor: z.int(), leftMinor: z.int(), renewsAt: moment,
    })).describe('What staff allow to be spent from the wallet'),
    pendingTopUpsMinor: z.int().describe('Announced and not yet confirmed'),
    bonusLots: z.array(z.object({ remainingMinor: z.int(), expiresAt: moment.nullable() })),
  }).meta({ id: 'Wallet' }),
  handler: ({ req, user, website }) => readWallet(req, website, user.id),
})

/** What moved on the caller's wallet. */
export const walletStatement = endpoint({
  method: 'get',
  path: '/wallets/me/statement',
  summary: 'A page of what moved on the caller’s wallet, with the balances before and after the period',
  access: ['client'],
  query: PeriodQuery,
  output: Statement,
  refusals: ['period_invalid'],
  handler: ({ req, user, website, query }) => readStatement(req, { ...query, website, owner: { ownerKind: 'client', ownerId: user.id } }),
})
