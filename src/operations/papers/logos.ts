import type { PayloadRequest } from 'payload'
import type { PaperLayout } from '../../domain/papers/layout.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { logoOf } from '../../lib/papers/readLogo.ts'
import type { Website } from '../../lib/websites/settings.ts'
import type { KeptPaper } from './readPaper.ts'

const KEEP = 'insert into paper_logos (website_id, sha256, image) values ($1, $2, $3) on conflict (website_id, sha256) do nothing'

/** How a website's papers look now, as a paper keeps it. Its logo is kept besides, once, for good. */
export async function layoutNow(req: PayloadRequest, { id, papers }: Pick<Website, 'id' | 'papers'>): Promise<PaperLayout> {
  const logo = logoOf(papers.logo)
  if (logo) await rows(req, KEEP, [id, logo.sha256, logo.content])
  return { ...papers.layout, logo: logo?.sha256 ?? null }
}

/** The logo that a paper was issued with. */
export async function logoOnPaper(req: PayloadRequest, { website, layout }: Pick<KeptPaper, 'website' | 'layout'>): Promise<Buffer | null> {
  if (!layout?.logo) return null
  const kept = await row<{ image: Buffer }>(req, 'select image from paper_logos where website_id = $1 and sha256 = $2', [website, layout.logo])
  if (!kept) throw new Error(`The logo ${layout.logo} of papers is not there`)
  return kept.image
}
