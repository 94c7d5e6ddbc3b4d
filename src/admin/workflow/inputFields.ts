import { sentence } from '../words.ts'

/** How a value is asked for. `pick` offers people or documents by name; `from` says which. */
export type InputField = {
  name: string
  label: string
  hint: string
  isRequired: boolean
  kind: 'text' | 'longText' | 'integer' | 'money' | 'choice' | 'moment' | 'pick'
  maxLength?: number | undefined
  choices?: string[] | undefined
  from?: string | undefined
}

/** The parts of JSON Schema that inputs of transitions use, and what `.meta()` adds for the panel. */
type Property = {
  type?: string
  format?: string
  enum?: string[]
  maxLength?: number
  title?: string
  description?: string
  /** What the panel offers instead of an id: `writer`, `order_request`. */
  widget?: string
}
type ObjectSchema = { properties?: Record<string, Property>; required?: string[] }

const LONG = 200

/** The form that a transition's input schema asks for. */
export function inputFields(schema: unknown): InputField[] {
  const { properties = {}, required = [] } = (schema ?? {}) as ObjectSchema
  return Object.entries(properties).map(([name, property]) => ({
    name,
    label: property.title ?? labelOf(name),
    hint: hintOf(property),
    isRequired: required.includes(name),
    kind: kindOf(name, property),
    maxLength: property.maxLength,
    choices: property.enum,
    from: property.widget,
  }))
}

function kindOf(name: string, { type, format, enum: choices, maxLength, widget }: Property): InputField['kind'] {
  if (widget) return 'pick'
  if (choices) return 'choice'
  if (format === 'date-time') return 'moment'
  if (type === 'integer' || type === 'number') return name.endsWith('Minor') ? 'money' : 'integer'
  return (maxLength ?? LONG) > LONG ? 'longText' : 'text'
}

const labelOf = (name: string): string => sentence(name.replace(/Minor$/, ''))

/** What is picked by name needs no word about ids. */
const hintOf = ({ description = '', widget }: Property): string => (widget ? '' : description)
