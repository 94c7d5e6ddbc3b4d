import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'

/**
 * The JSON body of a request; an empty body is an empty object. Its size is limited by the server.
 * @throws DomainError `malformed_json`, `unsupported_media_type`
 */
export async function readJson(req: PayloadRequest): Promise<Record<string, unknown>> {
  if (req.data) return req.data as Record<string, unknown>
  const text = (await req.text?.()) ?? ''
  if (text.trim() === '') return {}
  const type = req.headers.get('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) {
    throw new DomainError('unsupported_media_type', 'Send the body as JSON, with Content-Type: application/json.')
  }
  const body = parse(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new DomainError('invalid_input', 'The body must be a JSON object.')
  }
  return body as Record<string, unknown>
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('malformed_json', 'The body is not valid JSON. Check quotes, commas and brackets.')
  }
}
