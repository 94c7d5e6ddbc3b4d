import { IANAZone } from 'luxon'

/** Whether a value is an IANA time zone. */
export const isTimeZone = (value: unknown): value is string => typeof value === 'string' && IANAZone.isValidZone(value)
