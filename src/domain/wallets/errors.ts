/** Refusals of the wallets area: code → HTTP status and title. Codes are public API: add, never rename. */
export const WALLETS_ERRORS = {
  wallet_frozen: { status: 409, title: 'The money is frozen' },
  spending_limit_reached: { status: 409, title: 'The spending limit is reached' },
  consent_needed: { status: 422, title: 'The client has not agreed to it' },
  bonus_expired: { status: 409, title: 'The credit would have expired' },
} as const
