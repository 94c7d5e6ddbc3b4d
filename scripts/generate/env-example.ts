import { settings } from '../../src/lib/env/settings.ts'

/** `.env.example` and the settings page, both from the settings code. */
export async function generate(): Promise<Record<string, string>> {
  return { '.env.example': example(), 'docs/generated/settings.md': page() }
}

function example(): string {
  const entries = Object.entries(settings).map(([name, { doc, fallback, example }]) =>
    [...wrap(doc), `# Unset: ${fallback}.`, `#${name}=${example}`].join('\n'),
  )
  const intro = '# Copy to .env and take the # off what you set. Variables of the environment win.'
  return `${[intro, ...entries].join('\n\n')}\n`
}

function wrap(text: string): string[] {
  const lines = ['#']
  for (const word of text.split(' ')) {
    if (`${lines.at(-1)} ${word}`.length > 98) lines.push('#')
    lines.push(`${lines.pop()} ${word}`)
  }
  return lines
}

function page(): string {
  const rows = Object.entries(settings).map(
    ([name, { doc, fallback, example }]) => `| \`${name}\` | ${doc} | ${fallback} | \`${example}\` |`,
  )
  return [
    '# Settings',
    '',
    'Generated from `src/lib/env/settings.ts` by `npm run generate`.',
    '',
    '| variable | meaning | when unset | example |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
