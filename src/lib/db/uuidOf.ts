import { z } from 'zod'

/**
 * A text from outside as an id to look up by: null, which equals nothing, when it is none. Comparing `id::text`
 * instead reads every row, as behind row-level security no index serves a conversion (decision 0027).
 */
export const uuidOf = (text: unknown): string | null => z.uuid().safeParse(text).data ?? null
