const MAX_CAPACITY = 100
const HUNDREDTHS = 100

/** A code of the price tables, such as `top-writer`. */
export const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** How many orders a writer may have in work at once. */
export const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_CAPACITY

/** A percentage that can be paid exactly: two decimals at most. */
export const isShare = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 100 && Number.isInteger(Math.round(value * HUNDREDTHS * 1e6) / 1e6)
