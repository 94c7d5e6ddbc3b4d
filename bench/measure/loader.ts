import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { LoadOrder, LoadResult } from './types.ts'

export type Loader = { load: (order: LoadOrder) => Promise<LoadResult>; stop: () => void }

/** The process that makes the load. */
export function startLoader(): Loader {
  const child = fork(path.join(import.meta.dirname, 'load.ts'), [], { execArgv: [] })
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`The load ended with ${String(code)}`)
  })
  died.catch(() => undefined)
  return {
    load: async (order) => {
      const answer = once(child, 'message')
      child.send(order)
      const [result] = (await Promise.race([answer, died])) as [LoadResult]
      return result
    },
    stop: () => child.kill(),
  }
}
