import os from 'node:os'

export type Machine = { system: string; processor: string; cores: number; memoryGiB: number; node: string; postgres: string; load: number; at: string }

/** Where the figures come from. `load` is how busy the machine was before: above 0.5 they are worth less. */
export const describeMachine = (postgres: string): Machine => ({
  system: `${os.type()} ${os.release()} ${os.arch()}`,
  processor: os.cpus()[0]?.model.trim() ?? 'unknown',
  cores: os.cpus().length,
  memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  node: process.version,
  postgres,
  load: os.loadavg()[0]!,
  at: new Date().toISOString().slice(0, 16).replace('T', ' '),
})
