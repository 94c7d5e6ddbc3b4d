import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { HardSession } from './hardSession.ts'
import { forget, type Topic } from '../kept/kept.ts'

const TOPICS: Record<string, Topic> = { users: 'users', websites: 'websites', services: 'prices', 'price-tables': 'prices' }
const WRITES = ['create', 'updateOne', 'updateMany', 'upsert', 'deleteOne', 'deleteMany'] as const

type Args = { collection: string; id?: string; req?: { transactionID?: unknown } }
type Write = (this: PostgresAdapter, args: Args) => Promise<unknown>

/**
 * Makes this process forget what it kept of a document as soon as its own change of it is committed:
 * whoever is answered that something was changed never meets what was before. Other processes hear of
 * it from the database.
 */
export function forgetOnWrite(adapter: PostgresAdapter): void {
  const methods = adapter as unknown as Record<(typeof WRITES)[number], Write>
  for (const name of WRITES) {
    const write = methods[name]
    methods[name] = async function forgetful(args) {
      const topic = TOPICS[args.collection]
      if (!topic) return write.call(this, args)
      const session = await sessionOf(this, args)
      session?.changed.add(topic)
      const result = await write.call(this, args)
      const about = topic === 'users' ? args.id : undefined
      if (session) session.afterCommit.push(() => forget(topic, about))
      else forget(topic, about)
      return result
    }
  }
}

async function sessionOf(adapter: PostgresAdapter, { req }: Args): Promise<HardSession | undefined> {
  const id = await req?.transactionID
  return id ? (adapter.sessions as unknown as Record<string, HardSession | undefined>)[String(id)] : undefined
}
