import type { Options } from '../options.ts'
import type { Prepared } from '../setup/prepare.ts'
import { startFloor } from './floor.ts'
import { startPlain } from './plain.ts'
import { startProduct } from './product.ts'
import { startSimulator } from './stripe.ts'
import type { RunningServer } from './start.ts'

/** Connections of each server's pool, the product's default. */
export const POOL_MAX = 10

/** The servers to compare, the product first, and the simulator of Stripe. They run side by side and are loaded one at a time. */
export async function startServers({ postgres, secret, folder }: Prepared, { profile, withPlain }: Pick<Options, 'profile' | 'withPlain'>): Promise<{ servers: RunningServer[]; stop: () => Promise<void> }> {
  const simulator = await startSimulator(folder)
  const surroundings = { databaseUrl: postgres.url, secret, folder, poolMax: POOL_MAX, stripe: simulator.env }
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
  const servers = [await startProduct(surroundings, profiling), await startFloor(surroundings)]
  if (withPlain) servers.push(await startPlain(surroundings))
  const stop = async (): Promise<void> => {
    for (const server of [...servers, simulator]) await server.stop()
  }
  return { servers, stop }
}
