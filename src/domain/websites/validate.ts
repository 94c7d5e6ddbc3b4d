import { IANAZone } from 'luxon'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** Whether a value is an ISO 4217 currency code. */
export const isCurrency = (value: unknown): value is string => typeof value === 'string' && CURRENCIES.has(value)

/** Whether a value is an IANA time zone. */
export const isTimeZone = (value: unknown): value is string => typeof value === 'string' && IANAZone.isValidZone(value)
