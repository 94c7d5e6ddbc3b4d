import { heldFunds, platformAccount, taxOf, writerAvailable, writerOwed, writerPending, type AccountRef } from '../../domain/ledger/accountRef.ts'
import { cleared } from '../../domain/ledger/recipes/cleared.ts'
import { earningReversed } from '../../domain/ledger/recipes/earned.ts'
import { balanceOf } from '../../lib/ledger/balanceOf.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import { post } from '../../lib/ledger/post.ts'
import type { Document, Effect } from '../../lib/workflow/effect.ts'

type Earning = {
  writer: string; currency: string; totalMinor: number; amountMinor: number; taxMinor: number; jurisdiction: string | null
  payableCollection: string; payableId: string; clawedBackMinor: number; returnedMinor: number; returnedTaxMinor: number
}

/** What is left of an earning after refunds have taken some of it back. */
function earningOf(doc: Document): Earning {
  const earning = doc as unknown as Earning
  const { totalMinor, amountMinor, taxMinor, returnedMinor = 0, clawedBackMinor = 0, returnedTaxMinor = 0 } = earning
  return { ...earning, totalMinor: totalMinor - returnedMinor, amountMinor: amountMinor - clawedBackMinor, taxMinor: taxMinor - returnedTaxMinor }
}

/** The clearance period is over: the earning fills a debt, and the rest can be paid out. */
export const postClearing: Effect = async ({ req, doc, actor }) => {
  const { writer, amountMinor, currency } = earningOf(doc)
  if (amountMinor === 0) return {}
  const refs = [writerPending(writer), writerAvailable(writer), writerOwed(writer)]
  // The debt is an unbounded account and has no lock of its own: whoever moves it holds the writer's two others.
  const accounts = await lockAccounts(req, doc.website, inCurrency(refs, currency))
  const owedMinor = await balanceOf(req, doc.website, { ref: writerOwed(writer), currency })
  await post(req, {
    website: doc.website, kind: 'earning_cleared', document: { collection: 'earnings', id: doc.id }, actor,
    idempotencyKey: `earning-cleared:${doc.id}`, accounts, request: [writer, amountMinor, currency],
    plan: () => cleared({ writer, amountMinor, currency, owedMinor }),
  })
  return {}
}

/** The work was reopened before the earning cleared: its money is held again. */
export const postReversal: Effect = async ({ req, doc, actor }) => {
  const { writer, currency, totalMinor, amountMinor, taxMinor, jurisdiction, payableCollection, payableId } = earningOf(doc)
  const payable = { collection: payableCollection, id: payableId }
  if (totalMinor === 0 && amountMinor === 0) return {}
  const refs = [heldFunds(payable), writerPending(writer), platformAccount('sales'), ...(taxMinor > 0 ? [taxOf(jurisdiction ?? '')] : [])]
  await post(req, {
    website: doc.website, kind: 'earning_reversed', document: payable, actor, idempotencyKey: `earning-reversed:${doc.id}`,
    accounts: await lockAccounts(req, doc.website, inCurrency(refs, currency)),
    postings: earningReversed({ payable, writer, currency, totalMinor, writerMinor: amountMinor, taxMinor, jurisdiction: jurisdiction ?? '' }),
  })
  return {}
}

const inCurrency = (refs: readonly AccountRef[], currency: string) => refs.map((ref) => ({ ref, currency }))
