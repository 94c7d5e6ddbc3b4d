import ts from 'typescript'
import type { Schema } from './schema.ts'

type Conversion = { checker: ts.TypeChecker; $defs: Record<string, Schema>; names: Map<ts.Type, string>; resources: Set<string> }

const has = (type: ts.Type, flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0

/**
 * A type of the SDK as a JSON Schema. Two things are stricter than the type: an open list of values is taken as
 * closed, and a property that the type lacks is refused. Resources that are not simulated are any object with an id.
 */
export function convert(conversion: Conversion, type: ts.Type): Schema {
  if (has(type, ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {}
  if (has(type, ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) return { not: {} }
  if (type.isUnion()) return union(conversion, type)
  return plain(conversion, type) ?? composed(conversion, type)
}

function plain({ checker }: Conversion, type: ts.Type): Schema | undefined {
  if (has(type, ts.TypeFlags.Null)) return { type: 'null' }
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
  if (has(type, ts.TypeFlags.BooleanLiteral)) return { const: checker.typeToString(type) === 'true' }
  if (has(type, ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) return { type: 'string' }
  if (has(type, ts.TypeFlags.Number)) return { type: 'number' }
  return has(type, ts.TypeFlags.Boolean) ? { type: 'boolean' } : undefined
}

/** The SDK writes `'a' | 'b' | OtherString` where a later version may know more values. */
const isOtherString = (type: ts.Type): boolean => type.isIntersection() && type.types.some((part) => has(part, ts.TypeFlags.String))

function union(conversion: Conversion, type: ts.UnionType): Schema {
  const types = type.types.filter((member) => !has(member, ts.TypeFlags.Undefined))
  const literals = types.filter((member) => member.isStringLiteral())
  const isClosed = literals.some(({ value }) => value !== '')
  const others = types.filter((member) => !member.isStringLiteral() && !(isClosed && isOtherString(member)))
  const booleans = others.filter((member) => has(member, ts.TypeFlags.BooleanLiteral))
  const rest = booleans.length === 2 ? others.filter((member) => !booleans.includes(member)) : others
  const anyOf: Schema[] = [
    ...(literals.length ? [{ enum: literals.map(({ value }) => value) }] : []),
    ...(booleans.length === 2 ? [{ type: 'boolean' as const }] : []),
    ...rest.map((member) => convert(conversion, member)),
  ]
  return anyOf.length === 1 ? anyOf[0]! : { anyOf }
}

function composed(conversion: Conversion, type: ts.Type): Schema {
  if (isOtherString(type)) return { type: 'string' }
  if (conversion.checker.isArrayType(type)) {
    return { type: 'array', items: convert(conversion, conversion.checker.getTypeArguments(type as ts.TypeReference)[0]!) }
  }
  // The SDK turns such decimals into text before it sends them, and back.
  if (conversion.checker.typeToString(type) === 'Decimal') return { type: 'string' }
  return object(conversion, type)
}

function object(conversion: Conversion, type: ts.Type): Schema {
  const { checker, $defs, names } = conversion
  const known = names.get(type)
  if (known) return { $ref: `#/$defs/${known}` }
  const properties = checker.getPropertiesOfType(type).filter((property) => property.name !== 'lastResponse')
  if (isForeign(conversion, properties)) return { type: 'object', required: ['id', 'object'] }
  const index = checker.getIndexInfosOfType(type)[0]
  if (properties.length === 0 && !index) return { type: 'object' }
  const name = `${type.symbol?.name ?? 'object'}_${names.size}`
  names.set(type, name)
  const described: Schema = { type: 'object', properties: {}, required: [], additionalProperties: false }
  $defs[name] = described
  if (index) described.additionalProperties = convert(conversion, index.type)
  describe(conversion, described, properties)
  return { $ref: `#/$defs/${name}` }
}

function describe(conversion: Conversion, described: Schema, properties: ts.Symbol[]): void {
  for (const property of properties) {
    const typeOf = conversion.checker.getTypeOfSymbol(property)
    if (typeOf.getCallSignatures().length) continue
    described.properties![property.name] = convert(conversion, typeOf)
    if (!(property.flags & ts.SymbolFlags.Optional)) described.required!.push(property.name)
  }
}

function isForeign({ checker, resources }: Conversion, properties: ts.Symbol[]): boolean {
  const kind = properties.find(({ name }) => name === 'object')
  const value = kind && checker.getTypeOfSymbol(kind)
  if (!value?.isStringLiteral() || !properties.some(({ name }) => name === 'id')) return false
  return !resources.has(value.value)
}
