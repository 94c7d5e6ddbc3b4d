import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { startStage, type Stage } from './stage.ts'

/** `npm run walkthrough` against the demo's data, with somebody who does the worker's jobs meanwhile. */
let stage: Stage
beforeAll(async () => {
  stage = await startStage()
  stage.app.setClock(null)
}, 240_000)
afterAll(() => stage?.app.stop())

it('plays the main job on both websites through the typed client', async () => {
  const walk = spawn(process.execPath, ['scripts/walkthrough.ts', stage.app.url], { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [walk.stdout, walk.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()))
  let isOver = false
  const ended = once(walk, 'exit').finally(() => (isOver = true))
  while (!isOver) {
    await stage.app.runJobs()
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500))])
  }
  const [code] = (await ended) as [number]
  expect({ code, text: text.slice(-2_000) }).toEqual({ code: 0, text: expect.stringContaining('The main job went through on both websites.') })
  expect(text).toMatch(/POST \/api\/orders\/[0-9a-f-]{36}\/transitions\/complete/)
  expect(text).toMatch(/ledger: earned/)
}, 240_000)
