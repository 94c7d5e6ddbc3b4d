import { DateTime } from 'luxon'

/** A moment as people of a time zone write it, with the zone: “22 Nov 2026, 10:42 EST”. */
export function momentIn(iso: string, timeZone: string): string {
  const moment = DateTime.fromISO(iso, { zone: timeZone }).setLocale('en-US')
  return `${moment.toFormat('d LLL yyyy, HH:mm')} ${zoneName(moment)}`
}

/** Americans call their zones EST, Europeans theirs CET; each calls the other's GMT±n. */
function zoneName(moment: DateTime): string {
  const american = moment.toFormat('ZZZZ')
  return american.startsWith('GMT') ? moment.setLocale('en-GB').toFormat('ZZZZ') : american
}

/** How long ago, or how soon: “in 3 hours”. */
export const momentFrom = (iso: string, now: Date): string =>
  DateTime.fromISO(iso).toRelative({ base: DateTime.fromJSDate(now), locale: 'en' }) ?? ''

/** A moment as the browser's input of date and time takes it, in that zone. */
export const toLocalInput = (iso: string, timeZone: string): string =>
  DateTime.fromISO(iso, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm")

/** What was typed there as ISO in UTC; null when it is no moment. */
export const fromLocalInput = (text: string, timeZone: string): string | null =>
  DateTime.fromISO(text, { zone: timeZone }).toUTC().toISO()
