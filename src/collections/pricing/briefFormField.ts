import type { ArrayField } from 'payload'
import { PRICING_LIMITS as LIMITS } from '../../domain/pricing/limits.ts'
import { rowLabel } from './fields.ts'

type Question = { name?: unknown; kind?: unknown }

const NAME = /^[a-z][a-zA-Z0-9]{0,39}$/

const isChoice = (_data: unknown, { kind }: Question): boolean => kind === 'choice' || kind === 'choices'

const questionsNamed = (name: unknown, data: unknown): number =>
  (data as { briefForm?: Question[] }).briefForm?.filter((question) => question.name === name).length ?? 0

/** The questions a client answers when ordering a service. */
export const briefFormField: ArrayField = {
  name: 'briefForm',
  label: 'Brief: what the client is asked',
  type: 'array',
  labels: { singular: 'Question', plural: 'Questions' },
  maxRows: LIMITS.briefFields,
  admin: { initCollapsed: true, components: rowLabel },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'label', label: 'Question', type: 'text', required: true, maxLength: 200 },
        {
          name: 'name',
          label: 'Name in the API',
          type: 'text',
          required: true,
          maxLength: 40,
          validate: (value: unknown, { data }: { data: unknown }) => {
            if (!NAME.test(String(value))) return 'Use letters and digits beginning with a small letter, such as “targetReaders”.'
            return questionsNamed(value, data) < 2 || `“${String(value)}” stands here twice: keep one of them.`
          },
        },
        {
          name: 'kind',
          label: 'Answer',
          type: 'select',
          required: true,
          defaultValue: 'short_text',
          options: [
            { value: 'short_text', label: 'Short text' },
            { value: 'long_text', label: 'Long text' },
            { value: 'number', label: 'Number' },
            { value: 'choice', label: 'One of several' },
            { value: 'choices', label: 'Some of several' },
            { value: 'yes_no', label: 'Yes or no' },
            { value: 'date', label: 'Date' },
            { value: 'link', label: 'Link' },
          ],
        },
      ],
    },
    {
      name: 'options',
      label: 'Answers to choose from',
      type: 'text',
      hasMany: true,
      maxRows: 50,
      maxLength: 120,
      admin: { condition: isChoice, description: 'Press Enter after each.' },
      validate: (value: unknown, { siblingData }: { siblingData: unknown }) =>
        !isChoice(null, siblingData as Question) ||
        new Set(Array.isArray(value) ? value : []).size > 1 ||
        'Give at least two different answers to choose from.',
    },
    { name: 'help', label: 'Hint under the question', type: 'text', maxLength: 300 },
    { name: 'required', label: 'Must be answered', type: 'checkbox', defaultValue: false },
  ],
}
