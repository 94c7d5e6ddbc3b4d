import { DATABASE_CHECKS, OTHER_CHECKS } from '../../src/operations/platform/health/checks.ts'
import { code, page, table } from './markdown.ts'

/** What the health page looks at. */
export async function generate(): Promise<Record<string, string>> {
  const lines = [
    'What `GET /api/health/details` and the page System health in the panel look at, in this order. How to read them: [health](../operations/health.md).',
    '',
    ...table(['check', 'name', 'what it finds'], [...DATABASE_CHECKS, ...OTHER_CHECKS].map(({ title, name, finds }) => [title, code(name), finds])),
  ]
  return { 'docs/generated/health.md': page('Health checks', '`src/operations/platform/health`', lines) }
}
