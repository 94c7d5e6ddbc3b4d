import type { PayloadRequest } from 'payload'
import type { Paper } from '../../domain/papers/paper.ts'
import { taxOnTop, taxWithin } from '../../domain/papers/taxLines.ts'
import { taxRule } from '../../domain/papers/taxRule.ts'
import { rolesOn, type SignedInUser } from '../../domain/users/roles.ts'
import { now } from '../../lib/clock.ts'
import { isVisible } from '../../lib/context.ts'
import { notFound } from '../../lib/db/lock.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import { pdfAnswer } from '../../lib/http/pdfAnswer.ts'
import { logoOf } from '../../lib/papers/readLogo.ts'
import { renderPaper } from '../../lib/papers/renderPaper.ts'
import { websiteById, type Website } from '../../lib/websites/settings.ts'
import { sellerOf } from './particulars.ts'

const PRICE_MINOR = 10_000

/**
 * An invoice as the website's settings make it now, with a number that is none. Nothing is issued or kept.
 * @throws DomainError `not_found`
 */
export async function samplePaper(req: PayloadRequest, id: string | undefined): Promise<Response> {
  const user = req.user as SignedInUser
  // Whoever is an admin of one website may be a client of another.
  if (!id || !uuidOf(id) || !isVisible(id) || !(user.superadmin || rolesOn(user, id).includes('admin'))) throw notFound()
  const website = await websiteById(req, id)
  const content = await renderPaper(sampleOf(website), logoOf(website.papers.logo)?.content ?? null)
  return pdfAnswer(content as never, 'sample.pdf', content.length)
}

function sampleOf(website: Website): Paper {
  const { id, timeZone, currency, papers } = website
  const seller = sellerOf(website)
  const { rates } = taxRule({ seller, buyer: { country: null, vatId: null }, rates: papers.taxRates })
  const taxed = papers.isTaxOnTop ? taxOnTop(PRICE_MINOR, rates) : taxWithin(PRICE_MINOR, { rates })
  return {
    id, website: id, client: id, kind: 'invoice', number: 'SAMPLE', issuedAt: now().toISOString(), timeZone, currency, about: 'order SAMPLE: An article',
    lines: [{ label: 'Blog article, Standard', amountMinor: PRICE_MINOR - 1_000 }, { label: 'Outline before writing', amountMinor: 1_000 }],
    ...taxed, seller, buyer: { name: 'Nina Reader', company: 'Reader & Co.', address: '1 Sample Street', country: seller.country, vatId: null, email: 'nina@reader.example' },
    note: 'This is a sample: no invoice.', correctsNumber: null, layout: { ...papers.layout, logo: null },
  }
}
