import { DateTime } from 'luxon'

/** A calendar day for people: “Mon 3 Nov”. */
export const dayInWords = (date: string): string => DateTime.fromISO(date, { zone: 'UTC' }).setLocale('en-GB').toFormat('ccc d LLL')
