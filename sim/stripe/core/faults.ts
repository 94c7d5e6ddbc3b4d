/**
 * `request_lost`: the connection ends before anything is done. `reset`: the same by a reset. `reply_lost`: it is done, and
 * the connection ends. `error_after_effect`: it is done, and 500 is answered. `conflict`, `lock_timeout`, `rate_limit`:
 * refused by 409 or 429 before anything is done. `stall`: it is done, and answered `ms` later.
 */
export const FAULTS = ['request_lost', 'reset', 'reply_lost', 'error_after_effect', 'conflict', 'lock_timeout', 'rate_limit', 'stall'] as const

export type Fault = {
  kind: (typeof FAULTS)[number]
  /** All methods when left out. */
  method?: string
  /** How the path begins; all paths when left out. */
  path?: string
  /** How many requests that match it meets. */
  times: number
  /** How many that match it leaves alone first. */
  after: number
  /** For `stall`. */
  ms: number
}

export type Faults = ReturnType<typeof createFaults>

/** What shall go wrong on the wire, in the order in which it was asked for. */
export function createFaults() {
  let faults: Fault[] = []
  return {
    add: (fault: Partial<Fault> & Pick<Fault, 'kind'>): void => void faults.push({ times: 1, after: 0, ms: 30_000, ...fault }),
    take: (method: string, path: string): Fault | undefined => {
      const found = faults.find((fault) => (!fault.method || fault.method === method) && path.startsWith(fault.path ?? ''))
      if (!found) return undefined
      if (found.after > 0) return void found.after--
      found.times--
      faults = faults.filter(({ times }) => times > 0)
      return found
    },
    list: (): Fault[] => faults,
    clear: (): void => void (faults = []),
  }
}
