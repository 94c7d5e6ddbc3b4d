import { randomFrom as numbersFrom } from '../../sim/stripe/webhooks/random.ts'

export type Random = { below: (limit: number) => number; pick: <T>(items: readonly T[]) => T; uuid: () => string }

/** Chance that a seed repeats. */
export function randomFrom(seed: number): Random {
  const next = numbersFrom(seed)
  const below = (limit: number): number => Math.floor(next() * limit)
  const hex = (digits: number): string => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return {
    below,
    pick: (items) => items[below(items.length)]!,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}
