import type { PayloadRequest } from 'payload'
import { paperSettingsOf, type PaperSettings } from '../../domain/papers/settings.ts'
import { payoutSettingsOf, type PayoutSettings } from '../../domain/payouts/settings.ts'
import type { TimeSettings } from '../../domain/workflow/dueAt.ts'
import { notFound } from '../db/lock.ts'
import { kept } from '../kept/kept.ts'

/** A website with the settings that rules depend on. */
export type Website = {
  id: string
  slug: string
  name: string
  currency: string
  timeZone: string
  domains: string[]
  archivedAt: string | null
  settings: Record<string, number | boolean>
  papers: PaperSettings
  payouts: PayoutSettings
}

/** A website as its row says, kept until it changes. @throws DomainError `not_found` */
export async function websiteById(req: PayloadRequest, id: string): Promise<Website> {
  const website = await kept<Website>({ req, topic: 'websites', key: `website ${id}`, about: () => '', read: () => readWebsite(req, id) })
  if (!website) throw notFound()
  return website
}

async function readWebsite(req: PayloadRequest, id: string): Promise<Website | null> {
  const doc = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({ collection: 'websites', req, where: { id: { equals: id } } })
  return doc && toWebsite(doc)
}

export async function timeSettingsOf(req: PayloadRequest, websiteId: string): Promise<TimeSettings> {
  const { timeZone, settings } = await websiteById(req, websiteId)
  const durations = Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
  return { timeZone, durations }
}

export function toWebsite(doc: Record<string, unknown>): Website {
  return {
    id: doc.id as string,
    slug: doc.slug as string,
    name: doc.name as string,
    currency: doc.currency as string,
    timeZone: doc.timeZone as string,
    domains: ((doc.domains as { host: string }[] | undefined) ?? []).map(({ host }) => host),
    archivedAt: (doc.archivedAt as string | null) ?? null,
    settings: (doc.settings as Website['settings'] | undefined) ?? {},
    papers: paperSettingsOf(doc.papers),
    payouts: payoutSettingsOf(doc.payouts),
  }
}
