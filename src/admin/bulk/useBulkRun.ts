'use client'
import { useRef, useState } from 'react'
import { v4 as uuid } from 'uuid'
import type { MoveResult } from '../../lib/workflow/moveMany.ts'
import type { ApiRefusal } from '../api/callApi.ts'
import { runBulk, type Chosen } from './runBulk.ts'

type Asked = { path: string; name: string; documents: readonly Chosen[] }
type Phase = 'asking' | 'running' | 'told'

/** A run over many documents: how far it is, and what became of each. */
export function useBulkRun({ path, name, documents }: Asked) {
  const [phase, setPhase] = useState<Phase>('asking')
  const [results, setResults] = useState<MoveResult[]>([])
  const [failure, setFailure] = useState<ApiRefusal | null>(null)
  const key = useRef(uuid())
  const stopped = useRef(false)

  const run = async (input: Record<string, unknown>) => {
    stopped.current = false
    setFailure(null)
    setResults([])
    setPhase('running')
    const refusal = await runBulk({
      path, name, documents, input, key: key.current,
      isStopped: () => stopped.current,
      onResults: (more) => setResults((before) => [...before, ...more]),
    })
    setFailure(refusal)
    setPhase('told')
  }
  return { phase, results, failure, run, stop: () => void (stopped.current = true) }
}
