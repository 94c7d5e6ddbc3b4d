import { ERRORS } from '../../src/domain/errors.ts'
import type { AnyWorkflow, Delay, Guard, Transition } from '../../src/domain/workflow/types.ts'
import { WEBSITE_SETTINGS, type WebsiteSetting } from '../../src/domain/websites/settings.ts'
import { platformOf } from '../../src/lib/feature.ts'
import { loadConfig } from './loadConfig.ts'
import { code, codes, page, table } from './markdown.ts'
import { fieldNames, fieldRows } from './schemaFields.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see AnyWorkflow
type Row = Transition<any, any>

/** A diagram and the tables of every workflow that the platform runs. */
export async function generate(): Promise<Record<string, string>> {
  const { workflows } = platformOf(await loadConfig())
  const sections = Object.values(workflows).flatMap(({ workflow }) => sectionOf(workflow))
  return { 'docs/generated/workflows.md': page('Workflows', 'the workflow tables in `src/domain/*/*orkflow.ts`', [...INTRO, ...sections]) }
}

const INTRO = [
  'A row is tried from the top: of the rows with one name the first is taken that starts in the present state and whose',
  'choice holds. Who: `client` and `writer` are the document’s own, `any_writer` is any writer of the website, staff roles',
  'are those on the document’s website, `system` is another operation of the platform, `timer` is the clock. A superadmin',
  'counts as `admin` everywhere.',
  '',
]

const sectionOf = (workflow: AnyWorkflow): string[] => [
  `## ${workflow.label}`,
  '',
  `\`POST /api/${workflow.collection}/:id/transitions/:name\`, \`GET /api/${workflow.collection}/:id/transitions\``,
  '',
  ...diagram(workflow),
  '',
  ...table(
    ['name', 'from → to', 'who', 'choice', 'guards', 'input', 'effects', 'clock'],
    (workflow.transitions as Row[]).map(transitionRow),
  ),
  ...titled('Refusals', table(['code', 'status', 'sentence', 'of'], refusals(workflow.transitions))),
  ...titled('Input', table(['transition', 'who', 'field', 'type', 'required', 'meaning'], inputs(workflow.transitions))),
  ...titled('Asked before', table(['transition', 'who', 'from', 'question'], questions(workflow.transitions))),
]

const titled = (title: string, lines: string[]): string[] => (lines.length > 0 ? [`### ${title}`, '', ...lines] : [])

function diagram({ states, initial, final, transitions }: AnyWorkflow): string[] {
  const edges = new Map<string, Set<string>>()
  for (const { name, from, to } of transitions as Row[]) {
    for (const state of from) {
      const edge = `${String(state)} --> ${String(to)}`
      edges.set(edge, (edges.get(edge) ?? new Set()).add(name))
    }
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...(states as string[]).filter((state) => state.includes('_')).map((state) => `  state "${state.replaceAll('_', ' ')}" as ${state}`),
    `  [*] --> ${initial}`,
    ...[...edges].map(([edge, names]) => `  ${edge}: ${[...names].join(', ')}`),
    ...(final as string[]).map((state) => `  ${state} --> [*]`),
    '```',
  ]
}

function transitionRow({ name, from, to, by, when, guards = [], input, effects = [], after }: Row): string[] {
  return [
    code(name),
    `${from.join(', ')} → ${to}`,
    by.join(', '),
    when ? code(when.name) : '',
    codes(guards.map((guard) => guard.code)),
    input ? codes(fieldNames(input)) : '',
    codes(effects),
    after ? clock(after) : '',
  ]
}

function clock(delay: Delay): string {
  if ('hours' in delay) return `${delay.hours} hours`
  if ('days' in delay) return `${delay.days} days`
  if ('businessDays' in delay) return `${delay.businessDays} business days`
  const { default: usual } = WEBSITE_SETTINGS[delay.setting as WebsiteSetting]
  const unit = delay.unit === 'businessDays' ? 'business days' : delay.unit
  return `${code(delay.setting)} ${unit}, ${usual} unless the website says otherwise`
}

/** Each sentence once, with the transitions that it may refuse. */
function refusals(rows: readonly Row[]): string[][] {
  const told = new Map<string, { refusal: Pick<Guard<never>, 'code' | 'sentence'>; of: Set<string> }>()
  for (const { name, guards = [], tooLate } of rows) {
    for (const refusal of [...guards, ...(tooLate ? [tooLate] : [])]) {
      const key = `${refusal.code} ${refusal.sentence}`
      const known = told.get(key) ?? { refusal, of: new Set() }
      known.of.add(name)
      told.set(key, known)
    }
  }
  return [...told.values()].map(({ refusal, of }) => [code(refusal.code), String(ERRORS[refusal.code].status), refusal.sentence, codes([...of])])
}

/** Rows of one name that take the same fields are told once. */
function inputs(rows: readonly Row[]): string[][] {
  const told = new Map<string, { name: string; by: Set<string>; fields: string[][] }>()
  for (const { name, by, input } of rows) {
    if (!input) continue
    const fields = fieldRows(input)
    const key = JSON.stringify([name, fields])
    const known = told.get(key) ?? { name, by: new Set(), fields }
    for (const role of by) known.by.add(role)
    told.set(key, known)
  }
  return [...told.values()].flatMap(({ name, by, fields }) => fields.map((field) => [code(name), [...by].join(', '), ...field]))
}

const questions = (rows: readonly Row[]): string[][] =>
  rows.flatMap(({ name, by, from, confirm }) => (confirm ? [[code(name), by.join(', '), from.join(', '), confirm]] : []))
