import type { PayloadRequest } from 'payload'
import type { Condition } from '../../domain/lists/view.ts'
import { rows } from './rows.ts'

/** A question of how many rows of a collection fulfil all conditions of one of the groups. */
export type CountQuestion = { name: string; collection: string; groups: readonly (readonly Condition[])[] }

/**
 * Answers any number of questions in one statement, each by the indexes of its own table. Row-level
 * security bounds them to the websites of the request; which rows a person may know of is the caller's to say.
 */
export async function countBy(req: PayloadRequest, questions: readonly CountQuestion[]): Promise<Map<string, number>> {
  if (questions.length === 0) return new Map()
  const values: unknown[] = []
  const parameter = (value: unknown): string => `$${values.push(value)}`
  const parts = questions.map(({ name, collection, groups }) =>
    `select ${parameter(name)}::text as name, count(*) as count from ${tableOf(collection)} where ${sqlOf(groups, parameter)}`)
  const found = await rows<{ name: string; count: number }>(req, parts.join(' union all '), values)
  return new Map(found.map(({ name, count }) => [name, count]))
}

type Parameter = (value: unknown) => string

/** Conditions over a table's own columns as SQL; no group at all is nothing. */
function sqlOf(groups: CountQuestion['groups'], parameter: Parameter): string {
  const ors = groups.map((group) => `(${group.map((condition) => conditionSql(condition, parameter)).join(' and ') || 'true'})`)
  return ors.length > 0 ? ors.join(' or ') : 'false'
}

const COMPARISONS = {
  equals: '=', not_equals: 'is distinct from', less_than: '<', greater_than: '>', greater_than_equal: '>=',
} as const

function conditionSql([field, operator, value]: Condition, parameter: Parameter): string {
  const column = columnOf(field)
  const list = () => [value].flat().map(parameter).join(', ') || 'null'
  if (operator === 'exists') return `${column} is ${value === 'true' ? 'not null' : 'null'}`
  if (operator === 'in') return `${column} in (${list()})`
  if (operator === 'not_in') return `(${column} is null or ${column} not in (${list()}))`
  return `${column} ${COMPARISONS[operator]} ${parameter([value].flat()[0])}`
}

const RELATIONS = ['website', 'order', 'client', 'writer', 'user']

const tableOf = (collection: string): string => quoted(collection.replaceAll('-', '_'))
const columnOf = (field: string): string => quoted(field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) + (RELATIONS.includes(field) ? '_id' : ''))

/** Names come from our own code; anything else is a mistake of ours. */
function quoted(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`“${name}” names no table or column`)
  return `"${name}"`
}
