import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { recordedCalls, type RecordedCall } from '../../src/server/openapi/examples.ts'
import type { Media, Operation } from '../../src/server/openapi/types.ts'
import { servedReference, type Reference } from './reference.ts'
import { startStage, type Stage } from './stage.ts'
import { playStory } from './story.ts'

/** The API reference: its examples are calls that were made, and are made again here. `API_RECORD=1` records them. */
let stage: Stage
let api: Reference
beforeAll(async () => {
  stage = await startStage()
  api = await servedReference(stage.app.url)
  if (process.env['API_RECORD']) await recordAnew()
}, 240_000)
afterAll(() => stage?.app.stop())

async function recordAnew(): Promise<void> {
  const calls = await playStory(stage, api)
  await writeFile('src/server/openapi/examples.json', `${JSON.stringify(calls, null, 1)}\n`)
  const missing = api.routes.map(({ operation }) => operation.operationId).filter((id) => !calls.some((call) => call.operation === id && call.status < 300))
  process.stdout.write(`  ${calls.length} calls recorded; without a success: ${missing.join(', ') || 'none'}\n`)
  for (const { operation, status, answer } of calls.filter((call) => call.status >= 400)) process.stdout.write(`  ${operation} ${status} ${String((answer as { detail?: string } | null)?.detail)}\n`)
}

const mediaOf = ({ requestBody, responses }: Operation): Media[] =>
  [requestBody, ...Object.values(responses)].flatMap((each) => Object.values((each as { content?: Record<string, Media> } | undefined)?.content ?? {}))

describe('the API reference', () => {
  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(api.document) as never)
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
  })

  it('has a summary, a tag and a success for every operation, and no two of one name', () => {
    for (const { operation } of api.routes) {
      expect(operation).toMatchObject({ summary: expect.stringMatching(/\w/), tags: [expect.any(String)] })
      expect(Object.keys(operation.responses).some((status) => status < '300')).toBe(true)
    }
    const ids = api.routes.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows examples only that were recorded, and one for every operation that was', () => {
    const recorded = recordedCalls()
    const known = new Set(recorded.flatMap(({ body, answer }) => [JSON.stringify(body), JSON.stringify(answer)]))
    const shown = api.routes.flatMap(({ operation }) => mediaOf(operation).flatMap(({ examples = {} }) => Object.values(examples)))
    expect(shown.length).toBeGreaterThan(100)
    expect(shown.filter(({ value }) => !known.has(JSON.stringify(value)))).toEqual([])
    const operations = new Set(api.routes.map(({ operation }) => operation.operationId))
    expect(recorded.filter(({ operation }) => !operations.has(operation))).toEqual([])
  })

  it('answers every example as it says', async () => {
    if (process.env['API_RECORD']) return
    for (const call of recordedCalls()) {
      const { status, type, body } = await stage.ask(call)
      const told: Partial<RecordedCall> = { operation: call.operation, status, type, answer: call.answer === null ? null : body }
      expect(told).toEqual({ operation: call.operation, status: call.status, type: call.type, answer: call.answer })
    }
  }, 240_000)
})
