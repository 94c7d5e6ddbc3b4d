import { DomainError } from '../errors.ts'
import { briefAnswer } from './briefAnswer.ts'
import type { Brief, BriefAnswer, BriefField } from './briefForm.ts'

type Check = {
  form: readonly BriefField[]
  /** A draft may leave required questions open; what it answers must be right all the same. */
  complete: boolean
}
type Finding = { field: string; message: string }

/**
 * The answers of a brief by its service's form, trimmed and without empty ones.
 * @throws DomainError brief_invalid with `fields`, one sentence for each answer that is wrong, missing or not asked for
 */
export function checkBrief(brief: Readonly<Record<string, unknown>>, { form, complete }: Check): Brief {
  const results = form.map((field) => [field.name, checkAnswer(field, brief[field.name], complete)] as const)
  const fields = [...unasked(brief, form), ...results.flatMap(([, { finding }]) => (finding ? [finding] : []))]
  if (fields.length > 0) throw new DomainError('brief_invalid', `Please check the brief. ${fields[0]?.message}`, { fields })
  return Object.fromEntries(
    results.flatMap(([name, { answer }]) => (answer === undefined ? [] : [[name, answer]])),
  )
}

type Result = { answer?: BriefAnswer; finding?: Finding }

function checkAnswer(field: BriefField, given: unknown, complete: boolean): Result {
  if (isEmpty(given)) {
    return complete && field.required ? { finding: finding(field, 'Answer this question.') } : {}
  }
  const parsed = briefAnswer(field).safeParse(given)
  return parsed.success
    ? { answer: parsed.data as BriefAnswer }
    : { finding: finding(field, parsed.error.issues[0]?.message) }
}

const unasked = (brief: Readonly<Record<string, unknown>>, form: readonly BriefField[]): Finding[] =>
  Object.keys(brief)
    .filter((name) => !form.some((field) => field.name === name))
    .map((name) => ({ field: name, message: `“${name.slice(0, 100)}” is not a question of this brief. Leave it out.` }))

const finding = (field: BriefField, message = 'This answer is not valid.'): Finding => ({
  field: field.name,
  message: `${field.label}: ${message}`,
})

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)
