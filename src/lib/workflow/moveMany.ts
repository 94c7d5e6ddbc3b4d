import type { PayloadRequest } from 'payload'
import { checkKey, runOnce } from '../idempotency/withIdempotency.ts'
import { toProblem } from '../http/toProblem.ts'
import { moveOne } from './moveOne.ts'

export const MOST_AT_ONCE = 100

type Asked = {
  collection: string
  name: string
  /** Each with the version that the caller saw. */
  documents: readonly { id: string; version: number }[]
  input: Record<string, unknown>
}

/** What became of one document: its new state, or why not, as a single move would have answered. */
export type MoveResult =
  | { id: string; done: true; state: string; version: number }
  | { id: string; done: false; status: number; code: string; title: string; detail: string; details?: Record<string, unknown> }

/**
 * Makes one move with many documents, one after the other, each in a transaction of its own: what one
 * of them is refused does not hold up the others. Under an `Idempotency-Key` each has a key of its own,
 * so a batch that is sent again makes only the moves that were not made.
 * @throws DomainError `idempotency_key_invalid`
 */
export async function moveMany(req: PayloadRequest, { collection, name, documents, input }: Asked): Promise<MoveResult[]> {
  const key = req.headers.get('idempotency-key')
  if (key !== null) checkKey(key)
  const results: MoveResult[] = []
  for (const { id, version } of documents) {
    const work = async (): Promise<Response> => {
      const { state, version: now } = await moveOne(req, { collection, id, name, version, input })
      return Response.json({ state, version: now })
    }
    const body = { version, input }
    const request = `POST /api/${collection}/${id}/transitions/${name}`
    results.push(await told(req, id, key === null ? work : () => runOnce(req, { key: `${key}:${id}`, request, body }, work)))
  }
  return results
}

async function told(req: PayloadRequest, id: string, work: () => Promise<Response>): Promise<MoveResult> {
  try {
    const answer = await work()
    const body = (await answer.json()) as { state: string; version: number } & Refusal
    return answer.ok ? { id, done: true, state: body.state, version: body.version } : refused(id, body)
  } catch (error) {
    const problem = toProblem(error)
    if (problem.status >= 500) req.payload.logger.error({ err: error, id }, 'A move of a batch failed')
    return refused(id, problem)
  }
}

type Refusal = { status: number; code: string; title: string; detail: string; details?: Record<string, unknown> }

const refused = (id: string, { status, code, title, detail, details }: Refusal): MoveResult =>
  ({ id, done: false, status, code, title, detail, ...(details && { details }) })
