/** Refusals of the clients area: code → HTTP status and title. Codes are public API: add, never rename. */
export const CLIENTS_ERRORS = {} as const
