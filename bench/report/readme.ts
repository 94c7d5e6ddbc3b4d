import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Machine } from './machine.ts'

const FILE = path.resolve(import.meta.dirname, '../README.md')

/** Puts new text between the marks of a section of bench/README.md. @throws Error when the marks are gone */
export function writeSection(name: 'figures' | 'growth' | 'ingest', text: string): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const page = readFileSync(FILE, 'utf8')
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (after === undefined) throw new Error(`bench/README.md has no section ${name}`)
  writeFileSync(FILE, `${before}${begin}\n\n${text.trim()}\n\n${end}${after}`)
}

/** Where and when, in one sentence. */
export const machineLine = ({ system, processor, cores, memoryGiB, node, postgres, load, at }: Machine): string =>
  `Measured ${at} UTC on ${cores} cores (${processor}), ${memoryGiB} GiB, ${system}, Node.js ${node}, Postgres ${postgres}; ${load.toFixed(1)} processes were running or waiting before the run began.`
