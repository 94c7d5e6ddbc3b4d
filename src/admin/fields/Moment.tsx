'use client'
import { momentFrom, momentIn } from './moment.ts'
import { useNow } from './useNow.ts'

type Props = { iso: string; timeZone: string | undefined }

/** A moment in a website's time zone (in the reader's own where there is no website), and how far away it is. */
export function Moment({ iso, timeZone }: Props) {
  const now = useNow()
  if (!now) return <time dateTime={iso} className="moment" />
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <time dateTime={iso} className="moment">
      {momentIn(iso, zone)} <span className="moment__relative">{momentFrom(iso, now)}</span>
    </time>
  )
}
