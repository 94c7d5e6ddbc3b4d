import { AsyncLocalStorage } from 'node:async_hooks'
import type { SignedInUser } from '../domain/users/roles.ts'

/** What one request, job or script may see. It arms row-level security on each pool checkout. */
export type Context = {
  requestId: string
  /** The website the caller named by host or `X-Website`; null when none was named. */
  websiteId: string | null
  /** Ids of the websites whose rows the database shows. */
  visible: string[] | 'all'
  /** Of the request's address, for what routes it. */
  path?: string
  /** Present once the request was authenticated; null for an anonymous caller. */
  user?: SignedInUser | null
}

const KEY = Symbol.for('scriptorium.context')
type Holder = typeof globalThis & { [KEY]?: AsyncLocalStorage<Context> }

/** Nothing set means nothing visible. */
const NOTHING: Context = { requestId: '-', websiteId: null, visible: [] }

export const current = (): Context => storage().getStore() ?? NOTHING

export const runInContext = <T>(context: Context, work: () => T): T => storage().run(context, work)

/** Runs platform work that spans websites: boot, cron, superadmin scripts. */
export const asSystem = <T>(work: () => T): T =>
  runInContext({ requestId: current().requestId, websiteId: null, visible: 'all' }, work)

/** Runs platform work of one website. */
export const asWebsite = <T>(websiteId: string, work: () => T): T =>
  runInContext({ requestId: current().requestId, websiteId, visible: [websiteId] }, work)

/** Whether row-level security would show rows of a website: for what is kept in memory. */
export function isVisible(websiteId: string): boolean {
  const { visible } = current()
  return visible === 'all' || visible.includes(websiteId)
}

/** The value row-level security policies compare with: `*`, a comma-separated list, or nothing. */
export const visibleSetting = ({ visible }: Context): string =>
  visible === 'all' ? '*' : visible.join(',')

function storage(): AsyncLocalStorage<Context> {
  // On globalThis: the configuration is loaded twice in one process (server and panel).
  const holder = globalThis as Holder
  return (holder[KEY] ??= new AsyncLocalStorage<Context>())
}
