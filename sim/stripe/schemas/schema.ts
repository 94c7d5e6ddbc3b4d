/** The part of JSON Schema that the SDK's types come out as. */
export type Schema = {
  $ref?: string
  type?: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'
  const?: string | number | boolean
  enum?: string[]
  anyOf?: Schema[]
  allOf?: Schema[]
  not?: Schema
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
}

export type Schemas = { roots: Record<string, Schema>; $defs: Record<string, Schema> }

/** Follows a reference to what it names. */
export function resolve(schemas: Schemas, schema: Schema): Schema {
  return schema.$ref ? resolve(schemas, schemas.$defs[schema.$ref.slice('#/$defs/'.length)]!) : schema
}

/** A union's members with unions in it unfolded; any other schema is its own single member. */
export function membersOf(schemas: Schemas, schema: Schema): Schema[] {
  const resolved = resolve(schemas, schema)
  return resolved.anyOf ? resolved.anyOf.flatMap((member) => membersOf(schemas, member)) : [resolved]
}
