import { openApi } from '../../src/server/openapi/openApi.ts'
import { loadConfig } from './loadConfig.ts'

/** The API reference for programs; `/api/docs` shows it to people. */
export async function generate(): Promise<Record<string, string>> {
  return { 'docs/generated/openapi.json': `${JSON.stringify(await openApi(await loadConfig()), null, 1)}\n` }
}
