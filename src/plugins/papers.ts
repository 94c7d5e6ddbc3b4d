import { Papers } from '../collections/papers/Papers.ts'
import { sweepPapersJob } from '../jobs/papers.ts'
import { feature, type Reaction } from '../lib/feature.ts'
import { issueForRefundOf } from '../operations/papers/issueForRefundOf.ts'
import { issuePapers } from '../operations/papers/issuePapers.ts'
import { keepPdfs } from '../operations/papers/keepPdfs.ts'
import { mailPapers } from '../operations/papers/mailPapers.ts'

const issue: Reaction[] = [(req, { document }) => issuePapers(req, document)]

const issueForRefund: Reaction[] = [(req, { document }) => issueForRefundOf(req, document.id)]

/** Invoices, receipts and credit notes: issued a moment after money has moved, mailed, and kept as PDF. */
export const papers = feature({
  area: 'papers',
  collections: [Papers],
  jobs: [sweepPapersJob],
  reactions: {
    'order.mark_paid': issue,
    'payable.paid': issue,
    'order.cancel': issue,
    'order.expire': issue,
    'refund.approve': issueForRefund,
    'refund.fail': issueForRefund,
    'refund.mark_returned': issueForRefund,
    'top-up.confirm': issue,
    'paper.missed': issue,
    'paper.issued': [mailPapers, keepPdfs],
  },
})
