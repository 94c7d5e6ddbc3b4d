import { createReadStream } from 'node:fs'
import { fileTypeFromFile } from 'file-type'

// What text never holds: control characters other than tab, line feed, form feed and carriage return.
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

/** The type of a file by its content, whatever its name says; null when it is nothing known. */
export async function sniff(path: string): Promise<string | null> {
  const known = await fileTypeFromFile(path)
  if (known) return known.mime
  return (await isText(path)) ? 'text/plain' : null
}

async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (NOT_TEXT.test(decoder.decode(chunk, { stream: true }))) return false
    }
    return !NOT_TEXT.test(decoder.decode())
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
