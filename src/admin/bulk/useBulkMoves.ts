'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { BulkMove } from '../../domain/workflow/bulkMoves.ts'
import { callApi } from '../api/callApi.ts'
import { inputFields } from '../workflow/inputFields.ts'

/** Asked for one document at a time: what is picked belongs to that one. */
const OF_ONE_DOCUMENT = ['order_request']
const CHOOSING_MS = 200

/** The moves that some of these documents permit; null until they were read. */
export function useBulkMoves(collection: string, rows: readonly { id: string; version: number }[]) {
  const { config } = useConfig()
  const [read, setRead] = useState<{ of: string; moves: BulkMove[] } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const path = `${config.routes.api}/${collection}/transitions`
  const of = rows.map(({ id, version }) => `${id} ${version}`).join()
  const ids = rows.map(({ id }) => id).join(',')
  useEffect(() => {
    if (!ids) return
    const controller = new AbortController()
    // Whoever chooses ten rows one after the other asks once.
    const timer = setTimeout(() => {
      callApi<{ transitions: BulkMove[] }>(`${path}?ids=${ids}`, { signal: controller.signal }).then(
        ({ transitions }) => (setRead({ of, moves: transitions.filter(isForMany) }), setFailure(null)),
        (error: Error) => controller.signal.aborted || setFailure(error.message),
      )
    }, CHOOSING_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [path, ids, of, round])
  const reread = () => {
    setFailure(null)
    setRound((before) => before + 1)
  }
  return { path, moves: read?.of === of ? read.moves : null, failure, reread }
}

const isForMany = ({ input }: BulkMove): boolean => inputFields(input).every(({ from }) => !from || !OF_ONE_DOCUMENT.includes(from))
