import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Every file the panel is built from: its pages, what they import in turn, its styles, and what
 * decides how it is built. The rest of the configuration reaches it when it runs.
 */
export function panelInputs(): string[] {
  const found = new Set(['next.config.ts', 'tsconfig.json', 'package-lock.json'])
  const waiting = globSync('src/{app,admin}/**/*.{ts,tsx,js,css,scss,svg,json}')
  for (const file of waiting) {
    if (found.has(file) || file.endsWith('.spec.ts')) continue
    found.add(file)
    waiting.push(...importsOf(file))
  }
  return [...found]
}

/** Relative imports of values; all of them name their file with its extension. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^(?:import|export)(?! type\b)[^;'"]*?['"](\.[^'"]+)['"]/gm)]
    .map(([, target]) => path.join(path.dirname(file), target ?? ''))
    .filter((target) => existsSync(target))
}
