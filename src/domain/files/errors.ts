/** Refusals of the files area: code → HTTP status and title. Codes are public API: add, never rename. */
export const FILES_ERRORS = {
  file_missing: { status: 400, title: 'There is no file in the request' },
  file_empty: { status: 422, title: 'The file is empty' },
  file_type_refused: { status: 415, title: 'This kind of file is not accepted' },
  file_category_refused: { status: 403, title: 'This category is for others' },
  file_closed: { status: 409, title: 'No such file can be added in this state' },
  file_locked: { status: 402, title: 'The file is locked until the order is paid' },
} as const
