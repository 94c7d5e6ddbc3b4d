/** Refusals of the disputes area: code → HTTP status and title. Codes are public API: add, never rename. */
export const DISPUTES_ERRORS = {
  dispute_answer_missing: { status: 409, title: 'The answer to the bank is not written yet' },
  dispute_past_due: { status: 409, title: 'The bank takes no more evidence' },
  dispute_is_inquiry: { status: 409, title: 'The bank only asks: no money was taken' },
  dispute_nothing_to_recover: { status: 409, title: 'Nothing is left to take back' },
} as const
