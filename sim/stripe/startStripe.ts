import { tick } from './core/tick.ts'
import { createWorld, type World } from './core/world.ts'
import { createServer, type Exchange } from './server.ts'

export type StripeSimulator = { port: number; origin: string; world: World; stop: () => Promise<void> }

type Options = {
  /** 0, the default, takes a free one. */
  port?: number
  host?: string
  /** A file that keeps everything through a restart; without one it is forgotten. */
  journal?: string
  /** Sees each request to the API with its answer. */
  watch?: (exchange: Exchange) => void
}

const TICK_MS = 1_000

/** Starts a simulator in this process. `new Stripe('sk_test_…', { host: '127.0.0.1', port, protocol: 'http' })` speaks to it. */
export async function startStripe({ port = 0, host = '127.0.0.1', journal, watch }: Options = {}): Promise<StripeSimulator> {
  const world = await createWorld({ journal })
  const server = createServer(world, watch)
  await server.listen({ port, host })
  const { port: taken } = server.server.address() as { port: number }
  world.origin = `http://${host}:${taken}`
  const timer = setInterval(() => tick(world), TICK_MS)
  timer.unref()
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    world.deliveries.close()
    await server.close()
    world.journal.close()
  }
  return { port: taken, origin: world.origin, world, stop }
}
