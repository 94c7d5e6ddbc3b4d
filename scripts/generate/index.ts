import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generate as api } from './api.ts'
import { generate as apiTypes } from './apiTypes.ts'
import { generate as workflows } from './diagrams.ts'
import { generate as settings } from './env-example.ts'
import { generate as errors } from './errors.ts'
import { generate as graphql } from './graphql.ts'
import { generate as health } from './health.ts'
import { generate as importMap } from './importMap.ts'
import { generate as openapi } from './openapi.ts'
import { generate as permissions } from './permissions.ts'
import { generate as routes } from './routes.ts'
import { generate as websiteSettings } from './website-settings.ts'

/** Each answers the files it makes: path to content. */
const generators: (() => Promise<Record<string, string>>)[] = [settings, websiteSettings, errors, workflows, api, openapi, apiTypes, graphql, routes, permissions, health, importMap]

const isCheck = process.argv.includes('--check')
let stale = 0
for (const generate of generators) {
  for (const [file, content] of Object.entries(await generate())) {
    const present = await readFile(file, 'utf8').catch(() => '')
    if (present === content) continue
    stale += 1
    if (isCheck) process.stdout.write(`${file} differs from its source:\n${difference(present, content)}\n`)
    else await write(file, content)
  }
}
if (isCheck && stale) process.stdout.write('Run `npm run generate` and commit what it writes.\n')
process.exit(isCheck && stale ? 1 : 0)

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, content)
  process.stdout.write(`wrote ${file}\n`)
}

/** The first lines that are only in the one or only in the other. */
function difference(present: string, wanted: string): string {
  const [before, after] = [present.split('\n'), wanted.split('\n')]
  const removed = before.filter((line) => !after.includes(line)).map((line) => `  - ${line}`)
  const added = after.filter((line) => !before.includes(line)).map((line) => `  + ${line}`)
  return [...removed.slice(0, 5), ...added.slice(0, 5)].join('\n') || '  the order of its lines'
}
