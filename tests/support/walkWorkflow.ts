import { expect, it } from '@jest/globals'
import type { ActorRole, AnyWorkflow, Transition } from '../../src/domain/workflow/types.ts'
import type { Answer } from './call.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of any workflow
type Row = Transition<any, any>

/** Somebody who tries every move in every state. */
export type Walker = {
  name: string
  /** The roles held towards a document in a state. */
  roles: (state: string) => ActorRole[]
  sees: (state: string) => boolean
}

/** What the walk needs to know of one kind of document. */
export type Walk = {
  workflow: AnyWorkflow
  walkers: Walker[]
  /** A new document in a state, brought there by the operations that lead there. */
  bring: (state: string) => Promise<{ id: string }>
  /** Makes what a move's guards ask for, and answers the input it needs. */
  prepare: (row: Row, id: string) => Promise<object | undefined>
  move: (walker: string, id: string, name: string, input?: object) => Promise<Answer>
  /** The clock and the platform make their moves without HTTP. */
  fire: (id: string, name: string, by: 'timer' | 'system', input?: object) => Promise<void>
  stateOf: (id: string) => Promise<string>
}

const isMachine = (role: ActorRole): role is 'timer' | 'system' => role === 'timer' || role === 'system'

/**
 * Makes the tests that walk every state × move × person of a workflow, with what the table says as the
 * expected answer: who may, from where, to where; everything else is refused with the code that says why
 * and leaves the document where it was.
 */
export function walkWorkflow(walk: () => Walk, workflow: AnyWorkflow, walkerNames: readonly string[]): void {
  const names = [...new Set(workflow.transitions.map(({ name }) => name as string))]
  for (const state of workflow.states as string[]) {
    // What is refused changes nothing, so one document a state serves all refusals.
    let shared: Promise<{ id: string }> | null = null
    const steady = () => (shared ??= walk().bring(state))
    for (const walker of walkerNames) {
      it(`${state}: ${walker} may do what the table says, and nothing else`, async () => {
        const person = walk().walkers.find(({ name }) => name === walker)!
        const cases = names.map((name) => ({ state, name, person, ...expected(workflow, { state, name, person }) }))
        await refusesAll(walk(), await steady(), cases.filter(({ code }) => code !== 'allowed'))
        for (const each of cases.filter(({ code }) => code === 'allowed')) await allows(walk(), each)
      }, 120_000)
    }
    const machine = rowsFrom(workflow, state).filter(({ by }) => by.some(isMachine))
    for (const row of machine) it(`${state}: ${row.by.join()} makes ${row.name}`, () => fires(walk(), state, row))
  }
}

type Tried = Case & Expected

async function refusesAll(walk: Walk, { id }: { id: string }, cases: Tried[]): Promise<void> {
  const answers = await Promise.all(cases.map(({ person, name }) => walk.move(person.name, id, name)))
  const got = answers.map(({ status, body }, i) => ({ move: cases[i]!.name, code: status === 200 ? 'allowed' : String(body?.code) }))
  expect(got).toEqual(cases.map(({ name, code }) => ({ move: name, code })))
  for (const { state } of cases.slice(0, 1)) expect(await walk.stateOf(id)).toBe(state)
}

async function allows(walk: Walk, { state, name, person, to }: Tried): Promise<void> {
  const { id } = await walk.bring(state)
  const row = rowsFrom(walk.workflow, state).find((each) => each.name === name && each.by.some((role) => person.roles(state).includes(role)))!
  const { status, body } = await walk.move(person.name, id, name, await walk.prepare(row, id))
  expect({ move: name, status, code: body?.code }).toEqual({ move: name, status: 200, code: undefined })
  expect(to).toContain(await walk.stateOf(id))
}

async function fires(walk: Walk, state: string, row: Row): Promise<void> {
  const { id } = await walk.bring(state)
  const input = await walk.prepare(row, id)
  await walk.fire(id, row.name, row.by.find(isMachine)!, row.input && input)
  // Rows of one name are told apart by what the document has been through.
  expect(rowsFrom(walk.workflow, state).filter(({ name }) => name === row.name).map(({ to }) => to)).toContain(await walk.stateOf(id))
}

type Expected = { code: string; to: readonly string[] }
type Case = { state: string; name: string; person: Walker }

/** What the table promises. */
function expected(workflow: AnyWorkflow, { state, name, person }: Case): Expected {
  const stays = [state]
  const named = (workflow.transitions as readonly Row[]).filter((row) => row.name === name)
  const permitted = named.filter(({ by }) => by.some((role) => person.roles(state).includes(role)))
  const late = permitted.find(({ tooLate }) => tooLate?.states.includes(state))
  if (late) return { code: late.tooLate!.code, to: stays }
  if (!person.sees(state)) return { code: 'not_found', to: stays }
  if (permitted.length === 0) return { code: 'forbidden', to: stays }
  const here = permitted.filter((row) => row.from.includes(state))
  if (here.length === 0) return { code: 'transition_not_allowed', to: stays }
  return { code: 'allowed', to: here.map(({ to }) => to as string) }
}

const rowsFrom = (workflow: AnyWorkflow, state: string): Row[] =>
  (workflow.transitions as readonly Row[]).filter(({ from }) => from.includes(state))
