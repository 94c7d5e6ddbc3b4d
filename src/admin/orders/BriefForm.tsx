'use client'
import { useField } from '@payloadcms/ui'
import type { BriefAnswer, BriefField } from '../../domain/pricing/briefForm.ts'
import { FieldFrame } from '../workflow/inputs/FieldFrame.tsx'

type Answers = Record<string, BriefAnswer | null>
type InputProps = { id: string; field: BriefField; answer: BriefAnswer | null; onChange: (answer: BriefAnswer | null) => void }

/** Edits the answers of a brief; the page's Save saves them, and the server says what is wrong with them. */
export function BriefForm({ form }: { form: BriefField[] }) {
  const { value, setValue } = useField<Answers>({ path: 'brief' })
  const answers = value ?? {}
  return form.map((field) => {
    const id = `brief-${field.name}`
    return (
      <FieldFrame key={field.name} id={id} label={field.label} hint={field.help ?? ''} isRequired={field.required}>
        <BriefInput id={id} field={field} answer={answers[field.name] ?? null} onChange={(answer) => setValue({ ...answers, [field.name]: answer })} />
      </FieldFrame>
    )
  })
}

const INPUT_TYPES: Partial<Record<BriefField['kind'], string>> = { link: 'url', date: 'date', number: 'number' }

function BriefInput(props: InputProps) {
  const { id, field: { kind, options }, answer, onChange } = props
  if (kind === 'choice') return <Choices {...props} options={options} chosen={[String(answer)]} onChoose={onChange} />
  if (kind === 'choices') {
    return <Choices {...props} isMany options={options} chosen={listOf(answer)} onChoose={(option) => onChange(toggled(listOf(answer), option))} />
  }
  if (kind === 'yes_no') return <Choices {...props} options={['Yes', 'No']} chosen={[yesOrNo(answer)]} onChoose={(option) => onChange(option === 'Yes')} />
  const text = {
    id,
    value: String(answer ?? ''),
    onChange: ({ target }: { target: { value: string } }) => onChange(answerOf(kind, target.value)),
  }
  return kind === 'long_text' ? <textarea rows={4} {...text} /> : <input type={INPUT_TYPES[kind] ?? 'text'} step="any" {...text} />
}

function answerOf(kind: BriefField['kind'], typed: string): BriefAnswer | null {
  if (typed === '') return null
  return kind === 'number' ? Number(typed) : typed
}

function yesOrNo(answer: BriefAnswer | null): string {
  if (answer === null) return ''
  return answer ? 'Yes' : 'No'
}

type ChoicesProps = InputProps & { options: string[]; chosen: string[]; isMany?: boolean; onChoose: (option: string) => void }

const Choices = ({ id, field, options, chosen, isMany = false, onChoose }: ChoicesProps) => (
  <div id={id} role={isMany ? 'group' : 'radiogroup'} aria-label={field.label} className="transition-field__choices">
    {options.map((option) => (
      <label key={option}>
        <input type={isMany ? 'checkbox' : 'radio'} name={id} checked={chosen.includes(option)} onChange={() => onChoose(option)} />
        {option}
      </label>
    ))}
  </div>
)

const listOf = (answer: BriefAnswer | null): string[] => (Array.isArray(answer) ? answer : [])

const toggled = (list: string[], option: string): string[] =>
  list.includes(option) ? list.filter((each) => each !== option) : [...list, option]
