import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { buildPanel } from '../scripts/panel/buildPanel.ts'
import { compare } from './compare.ts'
import { growth } from './growth.ts'
import { ingest } from './ingest.ts'
import { HELP, readOptions, type Options } from './options.ts'
import { prepare } from './setup/prepare.ts'

/** `npm run bench`: what the hot operations cost, beside the floor and plain Payload. See bench/README.md. */
const tell = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)

const COMMANDS = { run: compare, growth, ingest }

try {
  const options = readOptions(process.argv.slice(2))
  if (options) await bench(options)
  else process.stdout.write(HELP)
  process.exit(0)
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`)
  process.exit(1)
}

async function bench(options: Options): Promise<void> {
  ;(process.env as Record<string, string>)['NODE_ENV'] = 'production'
  const folder = path.resolve(options.folder)
  mkdirSync(folder, { recursive: true })
  await buildPanel()
  const prepared = await prepare(folder, tell)
  try {
    await COMMANDS[options.command](options, prepared, tell)
  } finally {
    await prepared.postgres.stop()
  }
}
