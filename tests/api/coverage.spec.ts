import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import type { Document } from '../../src/server/openapi/types.ts'

/** Routes that the API reference leaves out, each with the reason. */
const LEFT_OUT: [RegExp, string][] = [
  [/^(PATCH|DELETE) \/api\/[\w-]+$/, 'changes by query are refused to everybody'],
  [/ \/api\/[\w-]+\/versions(\/:id)?$/, 'nothing has versions'],
  [/ \/api\/payload-(kv|preferences|jobs)/, 'kept by the panel for itself'],
  [/^GET \/api\/(access|users\/init)$/, 'asked by the panel before a login'],
  [/^POST \/api\/[\w-]+\/access\/:id\?$/, 'asked by the panel before it shows a form'],
  [/^POST \/api\/users\/first-register$/, 'closed'],
  [/ \/api\/websites\/populate-tenant-options$/, 'asked by the panel’s website switcher'],
  [/^POST \/api\/earnings\/:id\/transitions\/:name$/, 'its moves are made by the clock and by other operations'],
  [/^GET \/api\/graphql$/, 'the same as by POST, for queries alone'],
  [/ \/(metrics|api\/docs\S*)$/, 'for monitoring, and the reference itself'],
]

const routes = readFileSync('docs/generated/routes.txt', 'utf8').split('\n').filter((line) => /^[A-Z]+ +\//.test(line)).map((line) => {
  const [, method, path, access = ''] = /^([A-Z]+) +(\S+) *(.*)$/.exec(line)!
  return { route: `${method!} ${path!}`, isClosed: access.startsWith('closed') }
})
const { paths } = JSON.parse(readFileSync('docs/generated/openapi.json', 'utf8')) as Document
const told = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/{(\w+)}/g, ':$1')}`))

/** Which of Payload's own routes nobody is let into, as the page of the REST API says: an empty cell. */
const cells = new Map(readFileSync('docs/generated/api.md', 'utf8').split('\n').flatMap((line) => {
  const [, slug, ...rest] = /^\| `([\w-]+)` \|(.*)\|(.*)\|(.*)\|(.*)\|$/.exec(line) ?? []
  return slug ? [[slug, rest.map((cell) => cell.trim() !== '')] as const] : []
}))
const isForNobody = (route: string): boolean => {
  const [, method, slug, rest = ''] = /^(GET|POST|PATCH|DELETE) \/api\/([\w-]+)(\/:id|\/count)?$/.exec(route) ?? []
  if (!slug) return false
  const at = method === 'GET' ? 0 : method === 'POST' && !rest ? 1 : method === 'PATCH' ? 2 : 3
  return !cells.get(slug)?.[at]
}

it('the API reference tells every route that answers somebody, or leaves it out for a reason', () => {
  const isMove = (route: string) => /\/transitions\/:name$/.test(route) && told.some((each) => each.startsWith(route.replace(':name', '')))
  const silent = routes.filter(({ route, isClosed }) => !isClosed && !told.includes(route) && !isMove(route) && !isForNobody(route) && !LEFT_OUT.some(([pattern]) => pattern.test(route)))
  expect(silent.map(({ route }) => route)).toEqual([])
  expect(routes.length).toBeGreaterThan(200)
})

it('the API reference tells no route that there is not', () => {
  const known = new Set(routes.map(({ route }) => route))
  const isMove = (route: string) => known.has(route.replace(/\/transitions\/\w+$/, '/transitions/:name'))
  expect(told.filter((route) => !known.has(route) && !isMove(route))).toEqual([])
})
