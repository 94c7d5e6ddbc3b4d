import type { MoveResult } from '../../lib/workflow/moveMany.ts'
import { ApiRefusal, callApi } from '../api/callApi.ts'

export type Chosen = { id: string; version: number; title: string; state: string }

type Run = {
  /** `/api/orders/transitions` */
  path: string
  name: string
  documents: readonly Chosen[]
  input: Record<string, unknown>
  /** The same for another try of the same run: what was done is not done again. */
  key: string
  isStopped: () => boolean
  onResults: (results: MoveResult[]) => void
}

/** Few enough that the bar moves, enough that a hundred do not take a hundred calls. */
const AT_ONCE = 5

/**
 * Makes a move with many documents, a few in each call. It ends when all are told, when somebody stops it,
 * or when the server does not answer.
 * @returns the refusal of a whole call, or null
 */
export async function runBulk({ path, name, documents, input, key, isStopped, onResults }: Run): Promise<ApiRefusal | null> {
  for (let from = 0; from < documents.length && !isStopped(); from += AT_ONCE) {
    const body = { documents: documents.slice(from, from + AT_ONCE).map(({ id, version }) => ({ id, version })), input }
    try {
      const { results } = await callApi<{ results: MoveResult[] }>(`${path}/${name}/bulk`, { method: 'POST', key, body })
      onResults(results)
    } catch (error) {
      if (error instanceof ApiRefusal) return error
      throw error
    }
  }
  return null
}
