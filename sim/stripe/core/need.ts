import { invalid, missing } from './errors.ts'
import type { Stored } from './store.ts'
import type { Call, Fields, Resource } from './types.ts'

/**
 * The account's object, as a copy.
 * @throws StripeError `resource_missing`, 404 when the address names it and 400 when a parameter does
 */
export function need(call: Call, kind: string, id: string, param?: string): Resource {
  return needStored(call, kind, id, param).resource
}

export function needStored({ world, account }: Call, kind: string, id: string, param?: string): Stored {
  const stored = world.store.find(account, kind, id)
  if (!stored) throw missing(kind, id, param)
  return stored
}

/** Adds to what is there; an empty value removes its key, an empty text all of them. */
export function mergeMetadata(present: Fields, given: Fields | '' | undefined): Fields {
  if (given === undefined) return present
  if (given === '') return {}
  const merged: Fields = { ...present, ...given }
  for (const [key, item] of Object.entries(merged)) {
    if (key.length > 40) throw invalid(`Metadata keys can be up to 40 characters long; '${key}' has ${key.length}.`, { param: 'metadata' })
    if (item === '') delete merged[key]
    else if (String(item).length > 500) throw invalid('Metadata values can be up to 500 characters long.', { param: `metadata[${key}]` })
  }
  return merged
}

/** The named parameters that were given, an empty text as `null`. */
export function given(params: Fields, ...names: string[]): Fields {
  return Object.fromEntries(names.filter((name) => params[name] !== undefined).map((name) => [name, params[name] === '' ? null : params[name]]))
}
