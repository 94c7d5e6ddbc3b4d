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
  const findings: Finding[] = unasked(brief, form)
  const answers: Brief = {}
  for (const field of form) {
    const given = brief[field.name]
    const parsed = isEmpty(given) ? null : briefAnswer(field).safeParse(given)
    if (parsed?.success && !isEmpty(parsed.data)) answers[field.name] = parsed.data as BriefAnswer
    else if (parsed && !parsed.success) findings.push(finding(field, parsed.error.issues[0]?.message))
    else if (complete && field.required) findings.push(finding(field, 'Answer this question.'))
  }
  if (findings.length === 0) return answers
  const [first] = findings
  throw new DomainError('brief_invalid', `Please check the brief. ${first?.message ?? ''}`, { fields: findings })
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
