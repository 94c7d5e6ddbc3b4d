import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { env } from '../env.ts'

const schema = z.object({ number: z.int().min(1), hash: z.string() })

/** The last seal of a website, as this machine remembers it. */
export type Head = z.infer<typeof schema>

const fileOf = (website: string): string => path.join(env().DATA_DIR, 'ledger-heads', `${website}.json`)

/**
 * Keeps the newest seal outside the database, in DATA_DIR: a tail that is cut off there is missed
 * here. Each machine keeps what it sealed or verified itself; the log has every head as well.
 */
export async function keepHead(website: string, head: Head): Promise<void> {
  const file = fileOf(website)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(`${file}.${process.pid}`, JSON.stringify(head))
  await rename(`${file}.${process.pid}`, file)
}

/** @returns null when this machine has none yet */
export async function keptHead(website: string): Promise<Head | null> {
  try {
    return schema.parse(JSON.parse(await readFile(fileOf(website), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
