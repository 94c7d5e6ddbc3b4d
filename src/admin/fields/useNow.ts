'use client'
import { useEffect, useState } from 'react'

const MINUTE_MS = 60_000

/** Null on the server, which has no clock of the reader's; then each minute's time. */
export function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    setNow(new Date())
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
