import { invalid } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { listOf } from '../core/lists.ts'
import { need } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'

const PATH = '/v1/files'
const MOST_BYTES = 5 * 1024 * 1024
const TYPES: Record<string, string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }

/** Uploads for evidence. What is in them is not kept, only its fingerprint. */
export const files: Route[] = [
  { method: 'POST', path: PATH, params: null, returns: 'File', run: createFile },
  { method: 'GET', path: PATH, params: null, returns: 'File', run: (call) => listOf(call, 'file', PATH) },
  { method: 'GET', path: `${PATH}/:id`, params: null, returns: 'File', run: (call) => need(call, 'file', call.ids.id!) },
]

function createFile({ world, account, params: { purpose, file } }: Call): Fields {
  if (!purpose) throw invalid('Missing required param: purpose.', { code: 'parameter_missing', param: 'purpose' })
  if (typeof file !== 'object') throw invalid('Missing required param: file.', { code: 'parameter_missing', param: 'file' })
  if (purpose !== 'dispute_evidence') throw invalid('The simulator knows files for dispute_evidence only.', { param: 'purpose' })
  const type = TYPES[file.mimeType as string]
  if (!type) throw invalid(`We do not accept files of the type ${file.mimeType} for this purpose. Use PDF, JPEG or PNG.`, { param: 'file' })
  if (file.size > MOST_BYTES) throw invalid('This file is too large: at most 5 MB are possible.', { param: 'file' })
  const id = newId('file')
  return put(world, account, {
    id, object: 'file', created: nowOf(world), expires_at: null, filename: file.filename, purpose, size: file.size, title: null, type, url: `https://files.stripe.com/v1/files/${id}/contents`,
  } as Fields as Resource, { sha256: file.sha256 })
}
