import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { MAX_FILE_BYTES } from '../../domain/files/limits.ts'
import { createIncoming, discardIncoming, type StorageKey } from './storage.ts'

const LIMITS = { files: 1, fields: 5, fieldNameSize: 50, fieldSize: 200, fileSize: MAX_FILE_BYTES, parts: 6 }

/** A file that came in and lies on disk under its passing name. */
export type Upload = { key: StorageKey; name: string; sizeBytes: number; sha256: string; fields: Record<string, string> }

/**
 * Writes the one file of a multipart body to disk while it comes in, and reads the fields beside it.
 * Whatever goes wrong, no part of it stays.
 * @throws DomainError `unsupported_media_type`, `file_missing`, `invalid_input`, `payload_too_large`
 */
export async function receiveUpload(req: PayloadRequest, key: StorageKey): Promise<Upload> {
  try {
    return await receive(req, key)
  } catch (error) {
    await discardIncoming(key)
    throw error
  }
}

async function receive(req: PayloadRequest, key: StorageKey): Promise<Upload> {
  const form = parserFor(req)
  const fields: Record<string, string> = {}
  const upload: { name?: string; written?: Promise<Written> } = {}
  let refusal: DomainError | null = null
  let broken: Error | null = null
  form.on('field', (name, value) => (fields[name] = value))
  form.on('file', (field, stream, { filename }) => {
    if (field !== 'file') refusal = new DomainError('invalid_input', `“${field.slice(0, 50)}”: Send the file as “file”.`)
    if (refusal) return void stream.resume()
    upload.name = filename
    upload.written = writeTo(key, stream)
    // A refusal waits until the form was read, so that its answer arrives; a full disk does not.
    upload.written.catch((error: unknown) => {
      if (!(error instanceof DomainError)) form.destroy((broken = error as Error))
    })
  })
  for (const event of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
    form.on(event, () => (refusal ??= new DomainError('invalid_input', 'Send one file, and “category” beside it.')))
  }
  try {
    await readInto(req, form)
  } catch (error) {
    // Not before the file is closed: it would be made anew behind the back of whoever removes it.
    await upload.written?.catch(() => {})
    throw broken ?? error
  }
  if (refusal) throw refusal
  if (!upload.written) throw new DomainError('file_missing', 'Send a file as “file” in a multipart form.')
  return { key, fields, name: upload.name ?? '', ...(await upload.written) }
}

function parserFor(req: PayloadRequest): busboy.Busboy {
  const type = req.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) throw new DomainError('unsupported_media_type', 'Send the file as multipart/form-data.')
  try {
    return busboy({ headers: { 'content-type': type }, limits: LIMITS, defParamCharset: 'utf8' })
  } catch {
    throw new DomainError('invalid_input', 'The multipart form has no boundary.')
  }
}

async function readInto(req: PayloadRequest, form: busboy.Busboy): Promise<void> {
  if (!req.body) throw new DomainError('file_missing', 'Send a file as “file” in a multipart form.')
  try {
    await pipeline(Readable.fromWeb(req.body as never), form)
  } catch (error) {
    if ((error as { status?: number }).status === 413) throw error
    throw new DomainError('invalid_input', 'The multipart form ended too early or can’t be read.')
  }
}

type Written = { sizeBytes: number; sha256: string }

async function writeTo(key: StorageKey, stream: Readable & { truncated?: boolean }): Promise<Written> {
  const file = await createIncoming(key)
  try {
    const written = await copy(stream, file)
    if (stream.truncated) {
      throw new DomainError('payload_too_large', `A file may have up to ${MAX_FILE_BYTES / 1_000_000} MB.`, { maximumBytes: MAX_FILE_BYTES })
    }
    await file.sync()
    return written
  } finally {
    await file.close()
  }
}

async function copy(stream: Readable, file: FileHandle): Promise<Written> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    sizeBytes += chunk.length
    await file.write(chunk)
  }
  return { sizeBytes, sha256: hash.digest('hex') }
}
