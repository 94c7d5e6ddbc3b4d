import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hashOf } from '../bootstrap/hashOf.ts'
import { step } from '../bootstrap/progress.mjs'
import { runNode } from '../start/runNode.ts'
import { oneAtATime } from './oneAtATime.ts'
import { panelInputs } from './panelInputs.ts'

const STAMP = '.next/inputs'

/** Builds the panel when it was never built or when anything it is made of has changed. */
export async function buildPanel(signal?: AbortSignal): Promise<void> {
  if (isFresh()) return
  mkdirSync('.tmp', { recursive: true })
  await oneAtATime('.tmp/panel.lock', async () => {
    if (isFresh()) return
    const inputs = hashOf(panelInputs())
    await step('Building the panel', () => runNode(['node_modules/next/dist/bin/next', 'build'], signal))
    writeFileSync(STAMP, inputs)
  })
}

function isFresh(): boolean {
  try {
    return readFileSync(STAMP, 'utf8') === hashOf(panelInputs())
  } catch {
    return false
  }
}
