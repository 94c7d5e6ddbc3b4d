import { samplePdf } from '../api/samplePdf.ts'
import type { Answer, Asked } from './ask.ts'
import type { Person, World } from './seed.ts'

type Insist = (asked: Asked) => Promise<Answer>
const DAY_MS = 86_400_000
const WANTED = { service: 'blog-article', units: 1 }

/** The steps of the main job, each asked until somebody answers; POSTs with a key of their own. */
export function stepsOf(world: World, insist: Insist, newKey: () => string) {
  const money = (as: Person, path: string, body: object) => insist({ path, as, body, key: newKey() })
  const version = async (as: Person, id: string): Promise<number> => (await insist({ path: `/api/orders/${id}/transitions`, as })).body.version
  const move = async (as: Person, id: string, name: string, input?: object) =>
    money(as, `/api/orders/${id}/transitions/${name}`, { version: await version(as, id), ...(input && { input }) })
  return {
    announce: (client: Person, amountMinor: number) => money(client, '/api/wallets/top-ups', { amountMinor, currency: 'USD', gateway: 'manual' }),
    confirm: (id: string) => money(world.support, `/api/top-ups/${id}/transitions/confirm`, { version: 0, input: { reference: `seen ${id}` } }),
    place: async (client: Person, title: string) => {
      const deadline = new Date(Date.now() + 6 * DAY_MS).toISOString()
      const { body } = await insist({ path: '/api/pricing/quote', body: { ...WANTED, deadline } })
      return money(client, '/api/orders', { quote: body.token, title, brief: { topic: 'Ink', audience: 'Readers' } })
    },
    pay: (client: Person, id: string) => money(client, `/api/orders/${id}/pay`, { source: 'wallet' }),
    move,
    /** Uploads take no key: whoever got no answer looks before uploading again. */
    upload: async (id: string): Promise<void> => {
      const form = new FormData()
      form.set('category', 'final')
      form.set('file', samplePdf('Done'), 'work.pdf')
      const path = `/api/orders/${id}/deliverables`
      const already = async () => {
        const files = await insist({ path, as: world.writer })
        return files.body.docs.length > 0 ? files : null
      }
      await insist({ path, as: world.writer, body: form, already })
    },
  }
}
export type Steps = ReturnType<typeof stepsOf>

/** What was answered, or a failure that says what came instead. */
export function done<T = Answer['body']>({ status, body }: Answer): T {
  if (status < 300) return body as T
  throw new Error(`${status} ${JSON.stringify(body)}`)
}
