/** Refusals of the websites area: code → HTTP status and title. Codes are public API: add, never rename. */
export const WEBSITES_ERRORS = {} as const
