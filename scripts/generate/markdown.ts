/** A Markdown table; none at all without rows. */
export function table(head: string[], rows: string[][]): string[] {
  if (rows.length === 0) return []
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line), '']
}

/** A page with the sentence that says what it is made of. */
export const page = (title: string, source: string, lines: string[]): string =>
  `${[`# ${title}`, '', `Generated from ${source} by \`npm run generate\`. Do not edit.`, '', ...lines].join('\n').trimEnd()}\n`

export const code = (text: string): string => `\`${text}\``
export const codes = (texts: readonly string[]): string => texts.map(code).join(', ')

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
