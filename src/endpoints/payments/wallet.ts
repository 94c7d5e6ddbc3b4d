import { endpoint } from '../../lib/http/endpoint.ts'
import { readStatement } from '../../operations/payments/readStatement.ts'
import { readWallet } from '../../operations/payments/readWallet.ts'
import { PeriodQuery } from './periodQuery.ts'

/** What the caller can spend on the website. */
export const wallet = endpoint({
  method: 'get',
  path: '/wallets/me',
  summary: 'The caller’s wallet: store credit, bonus credit by expiry, top-ups under way',
  access: ['client'],
  handler: ({ req, user, website }) => readWallet(req, website, user.id),
})

/** What moved on the caller's wallet. */
export const walletStatement = endpoint({
  method: 'get',
  path: '/wallets/me/statement',
  summary: 'A page of what moved on the caller’s wallet, with the balances before and after the period',
  access: ['client'],
  query: PeriodQuery,
  handler: ({ req, user, website, query }) => readStatement(req, { ...query, website, owner: { ownerKind: 'client', ownerId: user.id } }),
})
