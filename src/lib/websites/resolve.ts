import type { Payload } from 'payload'
import { forget, kept } from '../kept/kept.ts'

type Directory = { byName: Map<string, string> }
type Row = { id: string; slug: string; domains?: { host: string }[]; archivedAt?: string | null }

/**
 * The website that a host name or a slug stands for, or null. Archived ones are not found. The
 * directory is kept in memory until a website changes, on any node.
 */
export async function resolveWebsite(payload: Payload, name: string): Promise<string | null> {
  const directory = await kept<Directory>({ topic: 'websites', key: 'directory', about: () => '', read: () => readDirectory(payload) })
  return directory!.byName.get(name.toLowerCase()) ?? null
}

export const forgetDirectory = (): void => forget('websites')

async function readDirectory(payload: Payload): Promise<Directory> {
  const { docs } = await payload.db.find<Row>({ collection: 'websites', limit: 1_000, pagination: false, where: {} })
  const open = docs.filter(({ archivedAt }) => !archivedAt)
  const names = open.flatMap(({ id, slug, domains = [] }) => [[slug, id], ...domains.map(({ host }) => [host.toLowerCase(), id])] as [string, string][])
  return { byName: new Map(names) }
}
