/** Refusals of lists: code → HTTP status and title. Codes are public API: add, never rename. */
export const LISTS_ERRORS = {
  export_too_large: { status: 422, title: 'Too many rows for one file' },
  too_many_saved_views: { status: 422, title: 'Too many saved views' },
} as const
