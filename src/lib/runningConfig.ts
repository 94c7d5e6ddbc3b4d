import type { SanitizedConfig } from 'payload'

const KEY = Symbol.for('scriptorium.config')
type Holder = typeof globalThis & { [KEY]?: SanitizedConfig }

/**
 * Hands this process's configuration to the panel, whose build holds only components: the
 * configuration is evaluated once, and a change of it needs no new build.
 */
export function shareConfig(config: SanitizedConfig): void {
  ;(globalThis as Holder)[KEY] = config
}

export async function runningConfig(): Promise<SanitizedConfig> {
  const config = (globalThis as Holder)[KEY]
  if (!config) throw new Error('The panel runs inside the web process only: start src/server/main.ts')
  return config
}
