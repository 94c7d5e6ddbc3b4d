import { readFile, writeFile } from 'node:fs/promises'
import { generateImportMap } from 'payload'
import { loadConfig } from './loadConfig.ts'

const FILE = 'src/app/(payload)/admin/importMap.js'

/** The list of panel components that the build needs. Payload writes it by itself: what was there is put back. */
export async function generate(): Promise<Record<string, string>> {
  const present = await readFile(FILE, 'utf8')
  await generateImportMap(await loadConfig(), { force: true, log: false })
  const content = await readFile(FILE, 'utf8')
  if (content !== present) await writeFile(FILE, present)
  return { [FILE]: content }
}
