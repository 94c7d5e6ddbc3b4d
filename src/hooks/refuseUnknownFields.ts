import type { CollectionBeforeOperationHook, SanitizedCollectionConfig } from 'payload'
import { DomainError } from '../domain/errors.ts'

/** What Payload and its panel send beside the fields of a collection. */
const ALWAYS_KNOWN = [
  'id', 'createdAt', 'updatedAt', 'deletedAt', '_status', 'collection',
  'email', 'password', 'confirm-password', '_verified', '_verificationToken', 'loginAttempts', 'lockUntil',
  'sessions', 'file', 'filename', 'filesize', 'mimeType', 'url', 'thumbnailURL', 'width', 'height', 'focalX', 'focalY',
]

/** Payload drops fields it does not know; a typing mistake would pass for success. */
export const refuseUnknownFields: CollectionBeforeOperationHook = ({ args, operation, req, collection }) => {
  const data = (args as { data?: Record<string, unknown> }).data
  if (req.payloadAPI === 'local' || !data || (operation !== 'create' && operation !== 'update')) return args
  const known = new Set([...ALWAYS_KNOWN, ...namesOf(collection)])
  const unknown = Object.keys(data).filter((name) => !known.has(name))
  if (unknown.length === 0) return args
  const problems = unknown.slice(0, 50).map((path) => ({ path, message: 'Unknown field' }))
  throw new DomainError('invalid_input', `“${unknown[0]}”: Unknown field.`, { problems })
}

const namesOf = (collection: SanitizedCollectionConfig): string[] =>
  collection.flattenedFields.map(({ name }) => name)
