import type { PayloadRequest } from 'payload'
import { isVisible } from '../context.ts'
import { kept } from './kept.ts'

type Ask<V> = { req: PayloadRequest; website: string; what: string; read: () => Promise<V> }

/** What prices of a website are made of, kept until its services or prices change; only for who may see the website. */
export async function keptOfWebsite<V extends object>({ req, website, what, read }: Ask<V>): Promise<V> {
  if (!isVisible(website)) return read()
  return (await kept<V>({ req, topic: 'prices', key: `${website} ${what}`, about: () => website, read }))!
}
