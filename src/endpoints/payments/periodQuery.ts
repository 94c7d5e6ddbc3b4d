import { z } from 'zod'

const MAX_PAGE = 10_000

/** `?from&to&page`: dates or moments, pages from 1. */
export const PeriodQuery = z.object({
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).default(1),
})
