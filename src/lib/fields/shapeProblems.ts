import type { FlattenedField } from 'payload'

export type ShapeProblem = { path: string; message: string }

type Data = Record<string, unknown>
type Fields = { flattenedFields: FlattenedField[] }
type Check = (path: string, value: unknown) => ShapeProblem[]

/** What rows of arrays and blocks carry beside their fields. */
const ROW_KEYS = ['id', 'blockType', 'blockName', '_uuid']

/**
 * What of `data` has no place in `fields`: names that do not exist, and values of another kind than
 * the field holds. Payload drops the first silently, and stores an object in a text field as text,
 * past its length limit.
 */
export function shapeProblems(fields: FlattenedField[], data: Data, known: readonly string[], prefix = ''): ShapeProblem[] {
  const byName = new Map(fields.map((field) => [field.name, field]))
  return Object.entries(data).flatMap(([name, value]) => {
    const path = `${prefix}${name}`
    const field = byName.get(name)
    if (field && !isHidden(field)) return mayBeEmpty(field, value) ? [] : checkFor(field)(path, value)
    return known.includes(name) ? [] : [{ path, message: 'Unknown field' }]
  })
}

/** Known to the platform only: to a caller it does not exist. */
const isHidden = (field: FlattenedField): boolean => 'hidden' in field && field.hidden === true

/** Lists and groups are never null: Payload fails on one that is. */
const mayBeEmpty = (field: FlattenedField, value: unknown): boolean =>
  value === undefined || (value === null && !['array', 'blocks', 'group', 'tab'].includes(field.type))

function checkFor(field: FlattenedField): Check {
  switch (field.type) {
    case 'text': return field.hasMany ? listOf(text) : text
    case 'textarea': return text
    case 'code': return text
    case 'checkbox': return (path, value) => (typeof value === 'boolean' ? [] : [{ path, message: 'Give true or false' }])
    case 'group': return object(fieldsOf(field))
    case 'tab': return object(fieldsOf(field))
    case 'array': return listOf(object(fieldsOf(field, ROW_KEYS)))
    case 'blocks': return listOf(object(blockOf(field.blocks)))
    // Payload's own validation checks the kind of the others.
    default: return () => []
  }
}

const fieldsOf =
  ({ flattenedFields }: Fields, known: readonly string[] = []) =>
  (path: string, value: Data): ShapeProblem[] =>
    shapeProblems(flattenedFields, value, known, `${path}.`)

const blockOf =
  (blocks: (Fields & { slug: string })[]) =>
  (path: string, value: Data): ShapeProblem[] => {
    const block = blocks.find(({ slug }) => slug === value.blockType)
    return block ? fieldsOf(block, ROW_KEYS)(path, value) : [{ path: `${path}.blockType`, message: 'Unknown block' }]
  }

const text: Check = (path, value) => (typeof value === 'string' ? [] : [{ path, message: 'Give text' }])

const object =
  (check: (path: string, value: Data) => ShapeProblem[]): Check =>
  (path, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? check(path, value as Data) : [{ path, message: 'Give an object' }]

const listOf =
  (check: Check): Check =>
  (path, value) => {
    // The panel's forms send the number of rows for an empty list.
    if (value === 0) return []
    return Array.isArray(value) ? value.flatMap((each, i) => check(`${path}.${i}`, each)) : [{ path, message: 'Give a list' }]
  }
