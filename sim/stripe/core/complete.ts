import { membersOf, resolve, type Schema, type Schemas } from '../schemas/schema.ts'
import type { Fields } from './types.ts'

/**
 * Adds `null` for each field that the SDK's type promises, allows to be null and the simulator has nothing for,
 * in nested objects too. A promised field that may not be null stays missing, so that the tests find it.
 */
export function complete(schemas: Schemas, schema: Schema, given: Fields): Fields {
  const { properties = {}, required = [] } = resolve(schemas, schema)
  const filled: Fields = { ...given }
  for (const [name, of] of Object.entries(properties)) {
    const members = membersOf(schemas, of)
    if (filled[name] === undefined && required.includes(name) && members.some(({ type }) => type === 'null')) filled[name] = null
    filled[name] = within(schemas, members, filled[name])
    if (filled[name] === undefined) delete filled[name]
  }
  return filled
}

function within(schemas: Schemas, members: Schema[], value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = members.find(({ type }) => type === 'array')?.items
    return items ? value.map((item) => within(schemas, membersOf(schemas, items), item)) : value
  }
  if (typeof value !== 'object' || value === null) return value
  const fitting = members.filter(({ type, properties }) => type === 'object' && properties)
  const kind = (value as Fields).object as unknown
  const one = fitting.find(({ properties }) => !properties!.object || properties!.object.const === kind)
  return one ? complete(schemas, one, value as Fields) : value
}
