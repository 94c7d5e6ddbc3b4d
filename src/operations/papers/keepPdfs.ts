import type { PayloadRequest } from 'payload'
import type { OutboxEvent } from '../../lib/feature.ts'
import { keepPdf } from './keepPdf.ts'
import { readPaper } from './readPaper.ts'

/** Makes the PDFs of papers that were issued together. Safe to repeat. */
export async function keepPdfs(req: PayloadRequest, { facts }: OutboxEvent): Promise<void> {
  for (const id of facts.papers as string[]) {
    const paper = await readPaper(req, id)
    if (paper) await keepPdf(req, paper)
  }
}
