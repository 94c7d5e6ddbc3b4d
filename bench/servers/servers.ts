import type { Options } from '../options.ts'
import type { Prepared } from '../setup/prepare.ts'
import { startFloor } from './floor.ts'
import { startPlain } from './plain.ts'
import { startProduct } from './product.ts'
import type { RunningServer } from './start.ts'

/** Connections of each server's pool, the product's default. */
export const POOL_MAX = 10

/** The servers to compare, the product first. They run side by side and are loaded one at a time. */
export async function startServers({ postgres, secret, folder }: Prepared, { profile, withPlain }: Pick<Options, 'profile' | 'withPlain'>): Promise<RunningServer[]> {
  const surroundings = { databaseUrl: postgres.url, secret, folder, poolMax: POOL_MAX }
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
  const servers = [await startProduct(surroundings, profiling), await startFloor(surroundings)]
  return withPlain ? [...servers, await startPlain(surroundings)] : servers
}
