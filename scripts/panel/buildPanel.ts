import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { step } from '../bootstrap/progress.mjs'
import { runNode } from '../start/runNode.ts'

const STAMP = '.next/inputs'

/** Builds the panel when it was never built or when anything it is made of has changed. */
export async function buildPanel(signal?: AbortSignal): Promise<void> {
  const inputs = hashOfInputs()
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

/** The panel holds its own copy of the whole configuration, so nearly all of `src` goes into it. */
function hashOfInputs(): string {
  const files = globSync(['src/**/*.{ts,tsx,js,css,scss,svg,json}', '*.config.ts', 'package-lock.json', 'tsconfig.json'])
  const hash = createHash('sha256')
  for (const file of files.filter(isInput).sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

const isInput = (file: string): boolean => !/\.spec\.ts$|^src\/(server|migrations)\//.test(file)
