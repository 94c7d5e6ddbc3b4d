import type { Payload } from 'payload'

const KEPT_MS = 30_000
const KEY = Symbol.for('scriptorium.websites')
type Directory = { byName: Map<string, string>; all: string[]; until: number }
type Holder = typeof globalThis & { [KEY]?: Directory | undefined }

/**
 * The website that a host name or a slug stands for, or null. Archived ones are not found. The
 * directory is kept for 30 seconds and dropped in this process when a website changes.
 */
export async function resolveWebsite(payload: Payload, name: string): Promise<string | null> {
  const { byName } = await directory(payload)
  return byName.get(name.toLowerCase()) ?? null
}

export function forgetDirectory(): void {
  delete (globalThis as Holder)[KEY]
}

async function directory(payload: Payload): Promise<Directory> {
  const holder = globalThis as Holder
  const kept = holder[KEY]
  if (kept && kept.until > Date.now()) return kept
  const { docs } = await payload.db.find<{ id: string; slug: string; domains?: { host: string }[]; archivedAt?: string | null }>({
    collection: 'websites', limit: 1_000, pagination: false, where: {},
  })
  const open = docs.filter(({ archivedAt }) => !archivedAt)
  const names = open.flatMap(({ id, slug, domains = [] }) => [[slug, id], ...domains.map(({ host }) => [host.toLowerCase(), id])] as [string, string][])
  return (holder[KEY] = { byName: new Map(names), all: open.map(({ id }) => id), until: Date.now() + KEPT_MS })
}
