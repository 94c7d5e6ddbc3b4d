import { ApiRefusal } from '../api/callApi.ts'

type Options = { signal: AbortSignal; onProgress: (rows: number, total: number) => void }

/**
 * Fetches a list as a file and hands it to the browser to save. `onProgress` is told the rows that came.
 * @throws ApiRefusal with the sentence that the API answers with, also when the file breaks off
 */
export async function downloadCsv(path: string, { signal, onProgress }: Options): Promise<void> {
  const response = await fetch(path, { credentials: 'include', signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new ApiRefusal(0, null)
  })
  if (!response.ok || !response.body) throw new ApiRefusal(response.status, (await response.json().catch(() => null)) as null)
  const total = Number(response.headers.get('x-total-rows') ?? 0)
  const parts = await collect(response.body, signal, (rows) => onProgress(Math.min(rows, total), total))
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'list.csv'
  save(new Blob(parts, { type: 'text/csv' }), name)
}

const NEW_LINE = 10

async function collect(body: ReadableStream<Uint8Array>, signal: AbortSignal, onRows: (rows: number) => void): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let rows = -1
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw signal.aborted ? error : new ApiRefusal(0, null)
    })
    if (done) return parts
    parts.push(value as Uint8Array<ArrayBuffer>)
    // A text of several lines counts for more than one; the share that is shown stops at all.
    rows += value.reduce((lines, byte) => lines + (byte === NEW_LINE ? 1 : 0), 0)
    onRows(Math.max(0, rows))
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
