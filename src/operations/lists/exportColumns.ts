import type { FieldAffectingData, SanitizedCollectionConfig } from 'payload'
import { flattenTopLevelFields } from 'payload/shared'
import { DomainError } from '../../domain/errors.ts'

export type Column = { name: string; label: string; field: FieldAffectingData }

const ID: Column = { name: 'id', label: 'ID', field: { name: 'id', type: 'text' } }
const NOT_A_COLUMN: readonly string[] = ['join', 'group', 'blocks', 'tab', 'ui']
/** What Payload keeps on a login. */
const OF_A_LOGIN: readonly string[] = ['sessions', 'hash', 'salt', 'loginAttempts', 'lockUntil', 'resetPasswordToken', 'resetPasswordExpiration', '_verificationToken']

/**
 * The columns of a file, by name in the order asked for; without names those that the list begins with.
 * @throws DomainError `invalid_input` for a name that is no column of the list
 */
export function exportColumns(config: SanitizedCollectionConfig, names?: readonly string[]): Column[] {
  const known = new Map(columnsOf(config).map((column) => [column.name, column]))
  const asked = names?.length ? names : (config.admin.defaultColumns ?? [])
  const unknown = asked.filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new DomainError('invalid_input', `“columns”: The list has no column “${unknown[0]}”. It has ${[...known.keys()].join(', ')}.`)
  }
  const chosen = [...new Set(asked)].map((name) => known.get(name)!)
  return chosen.length > 0 ? chosen : [...known.values()]
}

/** What the panel could show as a column: never what is hidden from everybody. */
export const columnsOf = ({ fields, auth }: SanitizedCollectionConfig): Column[] => [
  ID,
  ...flattenTopLevelFields(fields).flatMap((field) => {
    if (!('name' in field) || field.name === 'id' || (auth && OF_A_LOGIN.includes(field.name!)) || NOT_A_COLUMN.includes(field.type) || ('hidden' in field && field.hidden)) return []
    const { name, label } = field as { name: string; label?: unknown }
    return [{ name, label: typeof label === 'string' ? label : wordsOf(name), field: field as FieldAffectingData }]
  }),
]

const wordsOf = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
