import { writeFileSync } from 'node:fs'
import { ourFaults, type Violation } from './judge.ts'

export type Looked = { name: string; isNarrow: boolean; violations: Violation[]; overflow: number; errors: string[] }

/** Prints what is wrong, writes all of it to `axe.md`, and answers the exit code. */
export function report(looked: Looked[], folder: string): number {
  const faults = looked.flatMap(({ name, violations }) => ourFaults(violations).map(({ rule, help, ours }) => `${name}: ${rule}: ${help}: ${ours.slice(0, 3).join(' | ')}`))
  const wide = looked.filter(({ isNarrow, overflow }) => isNarrow && overflow > 0).map(({ name, overflow }) => `${name}: ${overflow} px wider than the window`)
  const broken = looked.flatMap(({ name, errors }) => errors.map((error) => `${name}: ${error}`))
  writeFileSync(`${folder}/axe.md`, page({ faults, wide, broken, looked }))
  process.stdout.write(`\n${looked.length} pictures in ${folder}\n`)
  for (const [title, lines] of [['Serious or critical, of our own', faults], ['Wider than a phone', wide], ['Errors of scripts', broken]] as const) {
    process.stdout.write(`${title}: ${lines.length}\n${lines.map((line) => `  ${line}\n`).join('')}`)
  }
  return faults.length + wide.length + broken.length === 0 ? 0 : 1
}

type Page = { faults: string[]; wide: string[]; broken: string[]; looked: Looked[] }

function page({ faults, wide, broken, looked }: Page): string {
  const rest = new Map<string, { help: string; impact: string; count: number; example: string }>()
  for (const { violations } of looked) {
    for (const { rule, help, impact, payloads } of violations) {
      const before = rest.get(rule)
      if (payloads[0]) rest.set(rule, { help, impact, count: (before?.count ?? 0) + payloads.length, example: before?.example ?? payloads[0] })
    }
  }
  const list = (lines: string[]) => (lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : '- none')
  return [
    `# ${looked.length} pages`, '## Serious or critical, of our own', list(faults), '## Wider than a phone', list(wide), '## Errors of scripts', list(broken),
    '## In Payload’s own markup', '| rule | impact | times | what | for example |', '|---|---|---|---|---|',
    ...[...rest].map(([rule, { help, impact, count, example }]) => `| ${rule} | ${impact} | ${count} | ${help} | \`${example.replaceAll('|', '\\|')}\` |`), '',
  ].join('\n')
}
