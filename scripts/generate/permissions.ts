import { BEHIND, FILES } from '../../tests/access/policy/behind.ts'
import { CLOSED, GRAPHQL } from '../../tests/access/policy/closed.ts'
import { ENDPOINTS, PAYLOAD_ENDPOINTS } from '../../tests/access/policy/endpoints.ts'
import { type Caller, CALLERS, type CollectionPolicy, type Row } from '../../tests/access/policy/table.ts'
import { TRANSITIONS } from '../../tests/access/policy/transitions.ts'
import { CREATES, UPDATES } from '../../tests/access/policy/writes.ts'
import { POLICY, WITHOUT_POLICY } from '../../tests/access/policy.ts'
import { code, codes, page, table } from './markdown.ts'

/** Who may do what, from the policy that the tests hold the platform to. */
export async function generate(): Promise<Record<string, string>> {
  const lines = [
    ...INTRO,
    ...Object.entries(POLICY).flatMap(([slug, policy]) => collectionLines(slug, policy)),
    '## Without a table', '',
    ...table(['collection', 'why'], Object.entries(WITHOUT_POLICY).map(([slug, why]) => [code(slug), why])),
    '## Endpoints', '',
    'Whom the door lets in. What they may do with which document is checked behind it.', '',
    ...rowsTable('route', ENDPOINTS, ({ what, on }) => code(`${what} ${on}`)),
    '## Behind the doors', '',
    'Which documents an endpoint reaches for whom.', '',
    ...Object.entries(BEHIND).flatMap(([route, { rows }]) => [`### ${code(route)}`, '', ...rowsTable('', rows, ({ on }) => code(on))]),
    '## Files', '',
    'Which file of which order is handed to whom. `held` is in quarantine, a `final` not delivered yet.', '',
    ...rowsTable('order, file', Object.entries(FILES).flatMap(([kind, rows]) => rows.map((row) => ({ ...row, what: kind }))), ({ what, on }) => `${code(what)} ${code(on)}`),
    '## Closed to everybody', '',
    ...rowsTable('route', CLOSED, ({ what, on }) => code(`${what} ${on}`)),
    '## GraphQL beside documents', '',
    ...rowsTable('operation', GRAPHQL, ({ what, on }) => code(`${what} ${on}`)),
    '## Fields that people set', '',
    'A field that is not named is set by nobody.', '',
    ...fieldLines('make', CREATES), ...fieldLines('change', UPDATES),
    '## Payload’s own routes', '',
    ...rowsTable('route', PAYLOAD_ENDPOINTS, ({ what, on }) => code(`${what} ${on}`)),
    '## Transitions', '',
    '`client` and `writer` are the document’s own, `any_writer` is a writer of its website; nobody calls as `system` or `timer`.', '',
    ...table(['documents', 'transition', 'by'], Object.entries(TRANSITIONS).flatMap(([slug, moves]) => Object.entries(moves).map(([name, by]) => [code(slug), code(name), codes(by)]))),
  ]
  return { 'docs/generated/permissions.md': page('Permissions', 'the policy in `tests/access/policy`', lines) }
}

const INTRO = [
  'The policy is written by hand; the tests ask the running platform for every cell, by REST and by GraphQL.',
  '',
  'Each caller holds one role on the website that the call is about; an outsider holds every role on another one.',
  '',
  ...table(['cell', 'meaning'], [
    ['+', 'it is done, or seen'],
    ['403', 'refused, whichever document it is'],
    ['404', 'as if the document did not exist; in no list'],
    ['rule', 'a rule of the business says no, with a reason'],
    ['', 'this caller has no such document'],
  ]),
]

const SPOKEN: Record<string, string> = { '+': '+', '-': '403', '.': '404', '!': 'rule', _: '' }

function collectionLines(slug: string, { kinds, rows, states }: CollectionPolicy): string[] {
  const documents = Object.entries(kinds).map(([kind, meaning]) => `${code(kind)}: ${meaning}`).join('; ')
  const changed = Object.entries(states ?? {}).map(([field, by]) => `${code(field)} is changed by ${by} only.`).join(' ')
  return [`## ${slug}`, '', `${documents}.${changed ? ` ${changed}` : ''}`, '', ...rowsTable('', rows, ({ what, on }) => `${what.replace('see-', 'see ')} ${code(on)}`)]
}

/** One line for the fields of a document that the same people set. */
function fieldLines(verb: string, tables: Record<string, Row[]>): string[] {
  return Object.entries(tables).flatMap(([slug, rows]) => {
    const lines = new Map<string, { names: string[]; row: Row }>()
    for (const row of rows) {
      const key = `${row.on} ${Object.values(row.cells).join('')}`
      lines.set(key, { row, names: [...(lines.get(key)?.names ?? []), row.what] })
    }
    const alike = [...lines.values()].map(({ names, row }) => ({ ...row, what: names.map(code).join(', ') }))
    return [`### ${verb} ${code(slug)}`, '', ...rowsTable('', alike, ({ what, on }) => `${what}, of ${code(on)}`)]
  })
}

const rowsTable = (head: string, rows: Row[], name: (row: Row) => string): string[] =>
  table([head, ...CALLERS], rows.map((row) => [name(row), ...CALLERS.map((caller: Caller) => SPOKEN[row.cells[caller]]!)]))
