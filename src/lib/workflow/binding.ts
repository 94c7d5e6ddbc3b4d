import type { Payload } from 'payload'
import { platformOf, type WorkflowBinding } from '../feature.ts'

/** The workflow of a collection. @throws Error when the collection has none, which is our own mistake */
export function bindingOf(payload: Payload, collection: string): WorkflowBinding {
  const binding = platformOf(payload.config).workflows[collection]
  if (!binding) throw new Error(`The collection ${collection} has no workflow`)
  return binding
}
