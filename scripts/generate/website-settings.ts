import { WEBSITE_SETTINGS } from '../../src/domain/websites/settings.ts'
import { code, page, table } from './markdown.ts'

/** What each website decides for itself. */
export async function generate(): Promise<Record<string, string>> {
  const rows = Object.entries(WEBSITE_SETTINGS).map(([name, { label, default: usual }]) => [code(name), `${label}.`, String(usual)])
  const lines = ['Admins change them in the panel, at Websites. A change counts from the next decision on; clocks that run already keep their end.', '', ...table(['setting', 'meaning', 'default'], rows)]
  return { 'docs/generated/website-settings.md': page('Settings of a website', '`src/domain/websites/settings.ts`', lines) }
}
