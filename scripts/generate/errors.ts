import { globSync } from 'node:fs'
import path from 'node:path'
import { COMMON_ERRORS } from '../../src/domain/commonErrors.ts'
import { ERRORS } from '../../src/domain/errors.ts'
import { code, page, table } from './markdown.ts'

type Codes = Record<string, { status: number; title: string }>

/** Every code of a refusal, by the area that it belongs to. */
export async function generate(): Promise<Record<string, string>> {
  const areas = [['Everywhere', COMMON_ERRORS] as const, ...(await areaErrors())]
  const merged = areas.flatMap(([, errors]) => Object.keys(errors))
  const lost = [...new Set([...merged, ...Object.keys(ERRORS)])].filter((each) => !(each in ERRORS) || !merged.includes(each))
  if (lost.length > 0) throw new Error(`src/domain/errors.ts and the areas' files differ in: ${lost.join(', ')}`)
  return { 'docs/generated/errors.md': page('Errors', '`src/domain/errors.ts`', [...INTRO, ...areas.flatMap(section)]) }
}

const INTRO = [
  'Every refusal is a problem document (RFC 9457): `type` (`urn:scriptorium:error:CODE`), `title`, `status`, `code`,',
  '`detail` (a sentence for people), `details` (data, where there are some) and `requestId`. In GraphQL the same code,',
  'status and details are in `extensions`. Codes are stable: new ones are added, none is renamed.',
  '',
]

async function areaErrors(): Promise<(readonly [string, Codes])[]> {
  const files = globSync('src/domain/*/errors.ts').sort()
  const areas = files.map(async (file) => {
    const module = (await import(path.resolve(file))) as Record<string, Codes>
    return [file.split(path.sep)[2] ?? file, Object.assign({}, ...Object.values(module)) as Codes] as const
  })
  return Promise.all(areas)
}

function section([area, errors]: readonly [string, Codes]): string[] {
  const rows = Object.entries(errors).sort(([a], [b]) => (a < b ? -1 : 1))
  if (rows.length === 0) return []
  return [`## ${area}`, '', ...table(['code', 'status', 'title'], rows.map(([name, { status, title }]) => [code(name), String(status), title]))]
}
