'use client'
import { useEffect, useState } from 'react'
import { callApi } from './callApi.ts'

/** A page of anything the API tells page by page, read again when `version` changes. */
export function useFeed<Answer>(query: string | null, version?: number) {
  const [page, show] = useState(1)
  const [round, setRound] = useState(0)
  const [found, setFound] = useState<Answer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    if (!query) return
    const controller = new AbortController()
    callApi<Answer>(`${query}${query.includes('?') ? '&' : '?'}page=${page}`, { signal: controller.signal }).then(
      (answer) => (setFound(answer), setFailure(null)),
      (error: Error) => controller.signal.aborted || setFailure(error.message),
    )
    return () => controller.abort()
  }, [query, page, round, version])
  return { found, failure, page, show, reread: () => setRound((before) => before + 1) }
}
