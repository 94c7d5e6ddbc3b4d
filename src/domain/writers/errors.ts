/** Refusals of the writers area: code → HTTP status and title. Codes are public API: add, never rename. */
export const WRITERS_ERRORS = {
  writer_not_active: { status: 409, title: 'No active writer profile' },
  writer_level_too_low: { status: 409, title: 'The writer’s level is too low' },
  writer_lacks_subject: { status: 409, title: 'The subject is not among the writer’s' },
  writer_at_capacity: { status: 409, title: 'The writer has as many orders as they may' },
} as const
