import type { World } from './world.ts'

/** Fields of a resource or of parameters. Their shapes are held to the SDK's types by the schemas. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Fields = Record<string, any>

export type Resource = { id: string; object: string } & Fields

/** One request to the API, or a step that the simulator takes by itself. */
export type Call = {
  world: World
  /** Whose objects it is about: the key's account, or the connected one that `Stripe-Account` names. */
  account: string
  /** The account of the key. */
  platform: string
  params: Fields
  /** Ids in the address. */
  ids: Record<string, string>
  request: { id: string | null; idempotency_key: string | null }
}

export type Route = {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** The SDK's type of the parameters; `null` for addresses that only Stripe's own pages use. */
  params: string | null
  /** The SDK's type of the answer, or of a list's items. */
  returns: string | null
  run: (call: Call) => Fields
  /** Of the type's parameters those that do something here; all when left out. Another one is refused, not passed over. */
  takes?: string[]
}
