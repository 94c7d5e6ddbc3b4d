'use client'
import { useEffect, useState } from 'react'
import { momentFrom, momentIn } from './moment.ts'

type Props = { iso: string; timeZone: string | undefined }

const MINUTE_MS = 60_000

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

/** Null on the server, which has no clock of the reader's; then each minute's time. */
function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    setNow(new Date())
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
