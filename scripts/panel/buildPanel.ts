import { readFileSync, writeFileSync } from 'node:fs'
import { CONFIGURATION, hashOf } from '../bootstrap/hashOf.ts'
import { step } from '../bootstrap/progress.mjs'
import { runNode } from '../start/runNode.ts'

const STAMP = '.next/inputs'

/** Builds the panel when it was never built or when anything it is made of has changed. */
export async function buildPanel(signal?: AbortSignal): Promise<void> {
  const inputs = hashOf(CONFIGURATION)
  if (stamp() === inputs) return
  await step('Building the panel', () => runNode(['node_modules/next/dist/bin/next', 'build'], signal))
  writeFileSync(STAMP, inputs)
}

function stamp(): string | null {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch {
    return null
  }
}
