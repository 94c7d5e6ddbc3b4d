import { z } from 'zod'
import type { BriefField } from './briefForm.ts'

const SHORT = 500
const LONG = 20_000

/** What counts as an answer to one question; text is trimmed. */
export function briefAnswer(field: BriefField): z.ZodType {
  switch (field.kind) {
    case 'short_text':
      return text(SHORT)
    case 'long_text':
      return text(LONG)
    case 'number':
      return z.number('Give a number.')
    case 'yes_no':
      return z.boolean('Answer yes or no.')
    case 'date':
      return z.iso.date('Give a date such as 2026-03-31.')
    case 'link':
      return z.url({ protocol: /^https?$/, error: 'Give a link that starts with https://.' }).max(2_000)
    case 'choice':
      return z.enum(field.options, choose(field))
    case 'choices':
      return z.array(z.enum(field.options, choose(field)), 'Give a list of answers.').max(field.options.length)
  }
}

const text = (length: number) =>
  z.string('Give a text.').trim().max(length, `Use at most ${length} characters.`)

const choose = (field: BriefField) => `Choose one of: ${field.options.join(', ')}.`
