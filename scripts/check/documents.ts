import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { settings } from '../../src/lib/env/settings.ts'
import { repositoryFiles } from './repositoryFiles.ts'

const WRITTEN = /^(README|CONTRIBUTING)\.md$|^docs\/(?!generated\/).*\.md$/
const PATH = /^(?:\.\/)?(?:src|scripts|tests|docs|node_modules|\.ci)\/[^\s:]*$/
/** Variables that scripts and tests read beside the settings, and what Compose hands to Postgres. */
const OTHER_VARIABLES = new Set(['SUPERADMIN_PASSWORD', 'FC_RUNS', 'POSTGRES_PASSWORD', 'DATABASE_PASSWORD', 'REDIS_PASSWORD', 'MAIL_DOMAIN', 'STRIPE_API_KEY', 'RELAY_HOST', 'RELAY_USER', 'RELAY_PASSWORD', 'TEST_LOG'])

type Page = { file: string; text: string }

/** Whatever the written pages point at exists: links, files, npm scripts, settings, routes, packages. */
export async function documents(): Promise<string[]> {
  const pages = repositoryFiles().filter((file) => WRITTEN.test(file)).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  const faults = pages.flatMap((page) => [...links(page), ...paths(page), ...scripts(page), ...variables(page), ...routes(page)])
  return [...new Set([...faults, ...dependencies()])]
}

function links({ file, text }: Page): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^(https?|mailto):/.test(target)) return []
    const [to = '', anchor] = target.split('#')
    const linked = to ? path.join(path.dirname(file), to) : file
    if (!existsSync(linked)) return [`${file} links to ${target}, which does not exist`]
    if (anchor && !anchorsOf(linked).has(anchor)) return [`${file} links to ${target}: ${linked} has no such heading`]
    return []
  })
}

/** As GitHub makes them of headings. */
const anchorsOf = (file: string): Set<string> =>
  new Set(
    [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-'),
    ),
  )

/** A word in capitals stands for any name, as in `src/domain/AREA/errors.ts`. */
function paths({ file, text }: Page): string[] {
  const named = spans(text).filter((span) => PATH.test(span))
  const missing = named.filter((name) => globSync(name.replace(/\b(AREA|NAME|COLLECTION)\b/g, '*').replace(/\/$/, '')).length === 0)
  return missing.map((name) => `${file} names ${name}, which does not exist`)
}

function scripts({ file, text }: Page): string[] {
  const { scripts: known } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, script, short]) => script ?? short ?? '')
  return named.filter((name) => !(name in known)).map((name) => `${file} names the npm script ${name}, which does not exist`)
}

function variables({ file, text }: Page): string[] {
  const named = [...spans(text).join('\n').matchAll(/(?<![\w$-])([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b(?![(.\w])/g)].map(([, name = '']) => name)
  const unknown = named.filter((name) => !(name in settings) && !OTHER_VARIABLES.has(name))
  return unknown.map((name) => `${file} names the variable ${name}, which nothing reads`)
}

/** Routes of Payload's own and of the server are not listed one by one. */
function routes({ file, text }: Page): string[] {
  const known = new Set(readFileSync('docs/generated/api.md', 'utf8').match(/(?:GET|POST|PATCH|DELETE) \/api\/[^\s`|]+/g)?.map(plain))
  const named = [...text.matchAll(/\b(GET|POST|PATCH|DELETE) (\/api\/[\w:/.-]+[\w])/g)].map(([, method, address]) => `${method} ${address}`)
  return named.filter((route) => !known.has(plain(route)) && !isGeneric(route)).map((route) => `${file} names ${route}, which does not exist`)
}

/** Ids and names of parameters do not matter, and neither does which collection a transition is of. */
const plain = (route: string): string =>
  route.replace(/\/(:\w+|[0-9a-f]{8}-[\w-]+)/g, '/:').replace(/\/api\/[\w-]+(\/:\/transitions)(\/\w+)?/, (_all, start: string, name?: string) => `/api/COLLECTION${start}${name || /:$/.test(route) ? '/:' : ''}`)

const isGeneric = (route: string): boolean => /^(GET|PATCH|DELETE) \/api\/[\w-]+(\/(:\w+|count))?$|\/api\/graphql$/.test(route)

/** The table of dependencies has a reason for each one, and none for another. */
function dependencies(): string[] {
  const { dependencies: used } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const [, section = ''] = readFileSync('docs/architecture.md', 'utf8').split(/^## Dependencies.*$/m)
  const named = section.split(/^## /m)[0]!.split('\n').flatMap((line) => [...(line.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
  return [
    ...Object.keys(used).filter((name) => !named.includes(name)).map((name) => `docs/architecture.md has no reason for the dependency ${name}`),
    ...named.filter((name) => !(name in used)).map((name) => `docs/architecture.md has a reason for ${name}, which is no dependency`),
  ]
}

/** What stands in backticks, and the lines of code blocks. */
function spans(text: string): string[] {
  const blocks = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n'))
  const inline = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
  return [...blocks, ...inline].flatMap((span) => [span, ...span.split(/\s+/)])
}
