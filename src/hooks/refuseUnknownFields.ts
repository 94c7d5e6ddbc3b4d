import type { CollectionBeforeOperationHook } from 'payload'
import { DomainError } from '../domain/errors.ts'
import { shapeProblems } from '../lib/fields/shapeProblems.ts'
import { isFromOutside } from '../lib/http/isFromOutside.ts'

/** What Payload and its panel send beside the fields of a collection. */
const ALWAYS_KNOWN = [
  'id', 'createdAt', 'updatedAt', 'deletedAt', '_status', 'collection',
  'email', 'password', 'confirm-password', '_verified', 'loginAttempts', 'lockUntil',
  'sessions', 'file', 'filename', 'filesize', 'mimeType', 'url', 'thumbnailURL', 'width', 'height', 'focalX', 'focalY',
]
const MOST_PROBLEMS = 50

/**
 * Payload drops fields it does not know; a typing mistake would pass for success.
 * @throws DomainError `invalid_input` with the path of each
 */
export const refuseUnknownFields: CollectionBeforeOperationHook = ({ args, operation, req, collection }) => {
  if (!isFromOutside(req, args) || (operation !== 'create' && operation !== 'update')) return args
  const { data } = args as { data?: unknown }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new DomainError('invalid_input', 'Send the fields as a JSON object, with Content-Type: application/json.')
  }
  const problems = shapeProblems(collection.flattenedFields, data as Record<string, unknown>, ALWAYS_KNOWN).slice(0, MOST_PROBLEMS)
  const [first] = problems
  if (!first) return args
  throw new DomainError('invalid_input', `“${first.path}”: ${first.message}.`, { problems })
}
