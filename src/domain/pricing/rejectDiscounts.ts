import type { Discounts } from './types.ts'

/** No website has discounts yet, so each code that somebody gives is one that does not exist. */
export const rejectDiscounts = (codes: readonly string[]): Discounts => ({
  applied: [],
  rejected: codes.map((code) => ({
    code,
    reason: 'not_found',
    message: 'There is no discount with this code. Check its spelling or leave it out.',
  })),
})
