/** Refusals of the users area: code → HTTP status and title. Codes are public API: add, never rename. */
export const USERS_ERRORS = {
  password_too_weak: { status: 422, title: 'The password is too weak' },
  link_invalid: { status: 422, title: 'The link is not valid or has expired' },
  membership_not_yours: { status: 403, title: 'Not an admin of that website' },
} as const
