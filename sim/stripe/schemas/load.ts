import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Schemas } from './schema.ts'

const HERE = path.dirname(fileURLToPath(import.meta.url))
const ROOT = path.join(HERE, '../../..')
const FOLDER = path.join(ROOT, '.tmp')
const SOURCES = ['types.ts', 'convert.ts', 'generate.ts'].map((file) => path.join(HERE, file))

/** The schemas of the installed SDK, made once and kept under `.tmp` until the SDK or what makes them changes. */
export async function loadSchemas(): Promise<Schemas> {
  const hash = createHash('sha256')
  for (const file of [path.join(ROOT, 'node_modules/stripe/package.json'), ...SOURCES]) hash.update(readFileSync(file))
  const kept = path.join(FOLDER, `stripe-schemas-${hash.digest('hex').slice(0, 16)}.json`)
  if (!existsSync(kept)) {
    const { generateSchemas } = await import('./generate.ts')
    mkdirSync(FOLDER, { recursive: true })
    // Two processes may both find none: each writes its own and the later rename wins.
    const written = `${kept}.${process.pid}`
    writeFileSync(written, JSON.stringify(generateSchemas(FOLDER)))
    renameSync(written, kept)
  }
  return JSON.parse(readFileSync(kept, 'utf8')) as Schemas
}
