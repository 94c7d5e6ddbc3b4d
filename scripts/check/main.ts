import { mkdirSync, writeFileSync } from 'node:fs'
import { documents } from './documents.ts'
import { forbiddenText } from './forbiddenText.ts'
import { lockFile } from './lockFile.ts'
import { program } from './program.ts'
import { sizes } from './sizes.ts'
import { words } from './words.ts'

/** Every machine check: a name and what finds its faults, one line each; none when all is well. */
const checks: Record<string, () => Promise<string[]>> = {
  types: () => program('node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'),
  lint: () => program('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  layers: () =>
    program('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'src', 'payload.config.ts'),
  sizes,
  'forbidden text': forbiddenText,
  documents,
  words,
  'lock file': lockFile,
  'generated files': () => program('scripts/generate/index.ts', '--check'),
}

const picked = process.argv.slice(2)
const results: Record<string, boolean> = {}
for (const [name, find] of Object.entries(checks)) {
  if (picked.length && !picked.includes(name)) continue
  const begun = Date.now()
  const faults = await find()
  results[name] = faults.length === 0
  const seconds = ((Date.now() - begun) / 1_000).toFixed(1)
  process.stdout.write(`${faults.length ? 'FAILED' : 'passed'} ${name} (${seconds} s)\n`)
  for (const fault of faults) process.stdout.write(`  ${fault}\n`)
}
mkdirSync('.tmp', { recursive: true })
writeFileSync('.tmp/check-results.json', JSON.stringify(results))
process.exit(Object.values(results).every(Boolean) ? 0 : 1)
