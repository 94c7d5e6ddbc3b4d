'use client'
import { useCallback, useEffect, useState } from 'react'
import { callApi } from './callApi.ts'

type Asked = { path: string | null; website?: string | null; version?: unknown }
export type Answered<Answer> = { answer: Answer | null; failure: string | null; isReading: boolean; again: () => void }

/**
 * One answer of the API, read again when what is asked for or `version` changes, and by `again`. An
 * answer stays until the next one is there; nothing is asked without a path.
 */
export function useAnswer<Answer>({ path, website = null, version }: Asked): Answered<Answer> {
  const [round, setRound] = useState(0)
  const [read, setRead] = useState<{ of: string; answer: Answer } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isReading, setIsReading] = useState(true)
  const of = `${website} ${path}`
  useEffect(() => {
    if (!path) return
    const controller = new AbortController()
    setIsReading(true)
    callApi<Answer>(path, { website, signal: controller.signal })
      .then((answer) => (setRead({ of, answer }), setFailure(null)), (error: Error) => controller.signal.aborted || setFailure(error.message))
      .finally(() => controller.signal.aborted || setIsReading(false))
    return () => controller.abort()
  }, [path, website, version, round, of])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return { answer: read?.of === of ? read.answer : null, failure, isReading, again }
}
