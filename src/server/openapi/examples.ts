import { existsSync, readFileSync } from 'node:fs'
import type { Document, Media, Method, Operation, Response } from './types.ts'

/** One call of the recorded story, in its order: who asked what, and what the platform answered. */
export type RecordedCall = {
  operation: string
  method: Method
  path: string
  /** E-mail address of the caller; null for a stranger. */
  as: string | null
  website: string | null
  body?: unknown
  status: number
  /** Content type of the answer. */
  type: string
  /** JSON of the answer; null where it is no JSON, or follows the state of the machine. */
  answer: unknown
}

const FILE = new URL('./examples.json', import.meta.url)

/** The calls that `npm run api:examples` recorded, and that a test makes again. */
export const recordedCalls = (): RecordedCall[] => (existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as RecordedCall[]) : [])

/** Puts the first recorded call of each operation and status into the document. */
export function withExamples(document: Document, calls: readonly RecordedCall[]): Document {
  const operations = new Map(Object.values(document.paths).flatMap((methods) => Object.values(methods)).map((each) => [each.operationId, each]))
  const told = new Set<string>()
  for (const call of calls) {
    const operation = operations.get(call.operation)
    const key = `${call.operation} ${call.status}`
    if (!operation || told.has(key)) continue
    told.add(key)
    tell(document, operation, call)
  }
  return document
}

function tell(document: Document, operation: Operation, call: RecordedCall): void {
  const name = call.status < 300 ? 'success' : codeOf(call)
  const summary = `${call.as ?? 'A stranger'} asks ${call.method.toUpperCase()} ${call.path}`
  const request = Object.values(operation.requestBody?.content ?? {})[0]
  if (request && call.body !== undefined) addTo(request, name, { summary, value: call.body })
  if (call.answer !== null) answerIn(document, operation.responses, call, { name, summary })
}

const codeOf = ({ answer, status }: RecordedCall): string => (answer as { code?: string } | null)?.code ?? String(status)

type Named = { name: string; summary: string }

/** Problems are shared by operations: an example of one is put into a copy of its own. */
function answerIn(document: Document, responses: Record<string, Response>, call: RecordedCall, { name, summary }: Named): void {
  const present = responses[call.status]
  if (!present) throw new Error(`The reference has no answer ${call.status} for ${call.operation}, which was recorded`)
  const own = structuredClone('$ref' in present ? document.components.responses[present.$ref.split('/').at(-1)!]! : present) as Exclude<Response, { $ref: string }>
  const media = own.content?.[call.type]
  if (!media) return
  addTo(media, name, { summary, value: call.answer })
  responses[call.status] = own
}

function addTo(media: Media, name: string, example: { summary: string; value: unknown }): void {
  media.examples = { ...media.examples, [name]: example }
}
