import { appendFileSync, closeSync, existsSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import type { Fields } from './types.ts'
import type { Stored } from './store.ts'

/**
 * `movement`: a balance changed. `request`: a request to the API and all it wrote. `step`: what a page, a control or
 * the simulator itself did. `delivery`: an attempt to deliver an event.
 */
export type Line =
  | { kind: 'movement'; at: number; account: string; id: string; type: string; amount: number; fee: number; net: number; currency: string; source: string | null }
  | ({ kind: 'request'; at: number; id: string; method: string; path: string; account: string; key: string | null; status: number; params: Fields; kept?: Fields } & Effect)
  | ({ kind: 'step'; at: number; what: string; clockOffset?: number } & Effect)
  | { kind: 'delivery'; at: number; event: string; endpoint: string; attempt: number; status: number | null; done: boolean }

type Effect = { effects: Stored[] }

export type Journal = { append: (lines: Line[]) => void; lines: () => Line[]; clear: () => void; close: () => void }

/** Keeps every line in memory and, with a file, on disk before the caller goes on. A line cut by a kill is dropped. */
export function openJournal(file?: string): Journal {
  const texts = file && existsSync(file) ? wholeLines(readFileSync(file, 'utf8')) : []
  const kept = texts.map((text) => JSON.parse(text) as Line)
  const handle = file ? openSync(file, 'a') : undefined
  if (handle !== undefined) ftruncateSync(handle, texts.reduce((bytes, text) => bytes + Buffer.byteLength(text) + 1, 0))
  return {
    append: (lines) => {
      if (handle !== undefined && lines.length) appendFileSync(handle, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      kept.push(...lines)
    },
    lines: () => kept,
    clear: () => {
      kept.length = 0
      if (handle !== undefined) ftruncateSync(handle, 0)
    },
    close: () => {
      if (handle !== undefined) closeSync(handle)
    },
  }
}

/** Movements stand before the request that made them: those at the end without it never were. */
function wholeLines(text: string): string[] {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n').filter(Boolean)
  while (lines.at(-1)?.startsWith('{"kind":"movement"')) lines.pop()
  return lines
}
