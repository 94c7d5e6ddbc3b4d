import pg from 'pg'
import { env } from '../../../src/lib/env.ts'
import { connectApi, type Api, type Session } from '../../api/client.ts'
import { askQuote, moveOrder, placeOrder } from '../../api/orderSteps.ts'
import { DEMO_WEBSITES } from '../cast.ts'
import { SCENES, type Scene } from './scenes.ts'

const DAY_MS = 86_400_000
const DAYS = 16

type Places = { url: string; databaseUrl: string }

/**
 * Plays what the demo's clients pay by card, through the API of the running platform. Each scene is played
 * once: an order of its title, in whatever state, is left as it is.
 */
export async function playPayments({ url, databaseUrl }: Places): Promise<void> {
  const api = connectApi(url)
  const played = await playedScenes(databaseUrl)
  for (const { slug } of DEMO_WEBSITES) await playWebsite(api, slug, SCENES.filter(({ title }) => !played.has(`${slug} ${title}`)))
}

/** Asked in the database: people of the demo may have got other passwords since. */
async function playedScenes(databaseUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ scene: string }>(
      `select w.slug || ' ' || o.title as scene from orders o join websites w on w.id = o.website_id where o.title = any($1)`,
      [SCENES.map(({ title }) => title)],
    )
    return new Set(rows.map(({ scene }) => scene))
  } finally {
    await client.end()
  }
}

async function playWebsite(api: Api, slug: string, scenes: readonly Scene[]): Promise<void> {
  if (scenes.length === 0) return
  const login = (name: string): Promise<Session> => api.login(`${name}@${slug}.example`, env().DEMO_PASSWORD, slug)
  const cast = { client: await login('client'), writer: await login('writer'), support: await login('support') }
  await offerInstallments(await login('admin'))
  for (const scene of scenes) await scene.play(cast, await orderFor(cast.client, scene))
}

async function offerInstallments(admin: Session): Promise<void> {
  const { docs } = await admin.documents.find({ collection: 'payment-settings', depth: 0, limit: 1 })
  await admin.call('PATCH /api/payment-settings/{id}', { params: { id: docs[0]!.id }, body: { offersInstallments: true } })
}

async function orderFor(client: Session, { title, units }: Scene): Promise<string> {
  const wanted = {
    title, units, service: 'blog-article', deadline: new Date(Date.now() + DAYS * DAY_MS),
    brief: { topic: 'As the title says', audience: 'Curious readers', tone: 'Friendly' },
  }
  const { id } = await placeOrder(client, await askQuote(client, wanted), wanted)
  await moveOrder(client, id, 'submit')
  return id
}
