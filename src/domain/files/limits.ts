/** The largest file an order takes: 50 MB. */
export const MAX_FILE_BYTES = 50_000_000

/** Files on one order. */
export const MAX_FILES = 200
