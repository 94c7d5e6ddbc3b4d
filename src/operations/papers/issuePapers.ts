import type { CollectionSlug, PayloadRequest } from 'payload'
import { planPapers } from '../../domain/papers/planPapers.ts'
import { now } from '../../lib/clock.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { record } from '../../lib/outbox/record.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { asAgreed, buyerOf, sellerOf } from './particulars.ts'
import { issuedPapers, isIssued } from './issuedPapers.ts'
import { moneyMoves } from './moneyMoves.ts'
import { subjectOf, type Payable } from './subjectOf.ts'
import { writePapers } from './writePapers.ts'

/**
 * Issues what the money of a document asks for and was not issued yet. It looks at the books and not at
 * the event that woke it: an event that comes twice, late or in another order makes the same papers.
 * @returns the ids of the new ones
 */
export const issuePapers = (req: PayloadRequest, document: { collection: string; id: string }): Promise<string[]> =>
  inTransaction(req, async () => {
    // Two events of one document wait for each other here; each of its facts gets one paper.
    const payable = await lockDocument<Payable>(req, document.collection as CollectionSlug, document.id)
    const subject = await subjectOf(req, document.collection, payable)
    const issued = await issuedPapers(req, document.id)
    const planned = planPapers(await moneyMoves(req, subject), subject.totalMinor, { ...subject, issued })
    const due = planned.filter((paper) => !isIssued(paper, issued))
    if (due.length === 0) return []
    const website = await websiteById(req, subject.website)
    const [seller, buyer] = [sellerOf(website), asAgreed(await buyerOf(req, subject), subject.tax)]
    const ids = await writePapers(req, { due, issued, subject, website, seller, buyer, at: now() })
    await record(req, 'paper.issued', { website: subject.website, document: { collection: 'papers', id: ids[0]! }, papers: ids })
    return ids
  })
