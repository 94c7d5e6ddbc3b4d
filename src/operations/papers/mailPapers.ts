import type { PayloadRequest } from 'payload'
import { formatMinor } from '../../domain/money/format.ts'
import { PAPER_WORDS } from '../../domain/papers/kinds.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import type { OutboxEvent } from '../../lib/feature.ts'
import { mailHtml } from '../../lib/mail/layout.ts'
import { frontendPage } from '../../lib/mail/frontendPage.ts'
import { queueOnce } from '../../lib/mail/queueOnce.ts'
import { readPaper, type KeptPaper } from './readPaper.ts'

/**
 * Tells a client of papers that were issued together, in one mail with a link to the website's page of
 * papers. Safe to repeat: the mail has the id of the event.
 */
export const mailPapers = (req: PayloadRequest, { id, website, facts }: OutboxEvent): Promise<void> =>
  inTransaction(req, async () => {
    const papers: KeptPaper[] = []
    for (const paper of facts.papers as string[]) papers.push((await readPaper(req, paper))!)
    const { buyer, seller } = papers[0]!
    if (!buyer.email) return
    const link = await frontendPage(req, website!, '/papers')
    await queueOnce(req, {
      id, to: buyer.email, subject: `${seller.website}: ${papers.map(nameOf).join(', ')}`,
      html: mailHtml({
        name: buyer.name,
        sentences: [...papers.map(sentenceOf), link ? 'Download them here, after logging in:' : 'You find them on our website, after logging in.'],
        ...(link && { link, linkText: 'Your papers' }),
      }),
    })
  })

const nameOf = ({ kind, number }: KeptPaper): string => `${PAPER_WORDS[kind].title.toLowerCase()} ${number}`

const sentenceOf = (paper: KeptPaper): string => `Your ${nameOf(paper)} about ${paper.about}: ${formatMinor(paper.totalMinor, paper.currency)}.`
