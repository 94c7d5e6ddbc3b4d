import { z } from 'zod'
import { isActor } from './decide.ts'
import type { ActorRole, AnyWorkflow, Transition } from './types.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see AnyWorkflow
type Row = Transition<any, any>

/** A document as far as it decides which moves its state and its people permit. */
export type Standing = { id: string; state: string; roles: readonly ActorRole[] }

/** A move that some of several documents permit; guards are asked when it is made. */
export type BulkMove = {
  name: string
  label: string
  to: string
  /** The documents that permit it. */
  ids: string[]
  /** What is asked before; documents in different states may ask different things. */
  confirm: string[]
  /** JSON Schema of the input; null when it needs none. */
  input: unknown
}

/** The moves that a person may make with at least one of these documents, in the order of the workflow. */
export function bulkMoves(workflow: AnyWorkflow, documents: readonly Standing[]): BulkMove[] {
  const names = [...new Set(workflow.transitions.map(({ name }) => name))]
  return names.flatMap((name) => {
    const taken = documents.flatMap((document) => {
      const row = rowFor(workflow, name, document)
      return row ? [{ id: document.id, row }] : []
    })
    const first = taken[0]?.row
    return first ? [described(first, taken)] : []
  })
}

const rowFor = ({ transitions }: AnyWorkflow, name: string, { state, roles }: Standing): Row | undefined =>
  transitions.find((row) => row.name === name && row.from.includes(state) && isActor(row.by, roles))

const described = ({ name, label, to, input }: Row, taken: { id: string; row: Row }[]): BulkMove => ({
  name, label, to: to as string,
  ids: taken.map(({ id }) => id),
  confirm: [...new Set(taken.flatMap(({ row }) => row.confirm ?? []))],
  input: input ? z.toJSONSchema(input, { io: 'input' }) : null,
})
