import { createLocalReq, type PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { clientWallet, heldFunds, type AccountRef, type Payable } from '../../src/domain/ledger/accountRef.ts'
import type { TransactionKind } from '../../src/domain/ledger/kinds.ts'
import type { Posting } from '../../src/domain/ledger/posting.ts'
import { toppedUp } from '../../src/domain/ledger/recipes/toppedUp.ts'
import { inTransaction } from '../../src/lib/db/transaction.ts'
import { balanceOf } from '../../src/lib/ledger/balanceOf.ts'
import { post } from '../../src/lib/ledger/post.ts'
import { payFromWallet, type PayFromWallet } from '../../src/operations/payments/payFromWallet.ts'
import type { TestApp } from './app.ts'
import { makeMember, makeWebsite } from './factories.ts'

export const SYSTEM_ACTOR = { id: null }

/** A document that is paid for, of a kind without a workflow: only the books matter. */
export const makePayable = (): Payable => ({ collection: 'commissions', id: uuid() })

/** Runs work as the platform, with a request of its own. */
export const asPlatform = <T>(app: TestApp, work: (req: PayloadRequest) => Promise<T>): Promise<T> =>
  app.asSystem(async () => work(await createLocalReq({}, app.payload)))

/** A website with a client and the shortest ways to move money on it. */
export async function makeBooks(app: TestApp) {
  const website = (await makeWebsite(app.payload)).id as string
  const client = (await makeMember(app.payload, { id: website }, 'client')).id
  const currency = 'USD'
  const postAny = (postings: readonly Posting[], key: string = uuid(), kind: TransactionKind = 'adjusted') =>
    asPlatform(app, (req) =>
      inTransaction(req, () =>
        post(req, { website, kind, document: { collection: 'tests', id: key }, actor: SYSTEM_ACTOR, idempotencyKey: key, postings }),
      ),
    )
  return {
    website, client, currency, postAny,
    fill: (amountMinor: number, owner = client) => postAny(toppedUp({ client: owner, gateway: 'manual', amountMinor, currency })),
    pay: (amountMinor: number, more: Partial<PayFromWallet> = {}) =>
      asPlatform(app, (req) =>
        payFromWallet(req, {
          website, client, amountMinor, currency, payable: makePayable(), idempotencyKey: uuid(), actor: SYSTEM_ACTOR, ...more,
        }),
      ),
    balance: (ref: AccountRef) => asPlatform(app, (req) => balanceOf(req, website, { ref, currency })),
    wallet: () => asPlatform(app, (req) => balanceOf(req, website, { ref: clientWallet(client), currency })),
    held: (payable: Payable) => asPlatform(app, (req) => balanceOf(req, website, { ref: heldFunds(payable), currency })),
  }
}
export type Books = Awaited<ReturnType<typeof makeBooks>>

/** The code a refusal was made with, or what went wrong in the database. */
export const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { code?: string; cause?: { code?: string } }) => error.code ?? error.cause?.code ?? String(error),
  )
