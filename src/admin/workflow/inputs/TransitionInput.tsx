'use client'
import type { PanelWebsite } from '../../websites/WebsitesProvider.tsx'
import { sentence } from '../../words.ts'
import type { InputField } from '../inputFields.ts'
import { describedBy, FieldFrame } from './FieldFrame.tsx'
import { PickInput } from './PickInput.tsx'

export type TransitionInputProps = {
  field: InputField
  value: string
  problem?: string | undefined
  website: PanelWebsite | null
  onChange: (value: string) => void
}

/** Asks for one value that a transition needs. */
export function TransitionInput(props: TransitionInputProps) {
  const { field, value, problem, website, onChange } = props
  const id = `transition-${field.name}`
  const hint = hintOf(field, website)
  const attributes = {
    id,
    value,
    maxLength: field.maxLength,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
    ...describedBy(id, hint, problem),
  }
  return (
    <FieldFrame id={id} label={field.label} hint={hint} problem={problem} isRequired={field.isRequired}>
      {field.kind === 'longText' && <textarea rows={4} {...attributes} />}
      {field.kind === 'text' && <input type="text" autoComplete="off" {...attributes} />}
      {field.kind === 'integer' && <input type="text" inputMode="numeric" {...attributes} />}
      {field.kind === 'money' && <input type="text" inputMode="decimal" {...attributes} />}
      {field.kind === 'moment' && <input type="datetime-local" {...attributes} />}
      {field.kind === 'choice' && <ChoiceInput {...props} />}
      {field.kind === 'pick' && <PickInput {...props} />}
    </FieldFrame>
  )
}

function ChoiceInput({ field, value, onChange }: TransitionInputProps) {
  const name = `transition-${field.name}`
  return (
    <div id={name} role="radiogroup" aria-label={field.label} className="transition-field__choices">
      {field.choices?.map((choice) => (
        <label key={choice}>
          <input type="radio" name={name} value={choice} checked={value === choice} onChange={() => onChange(choice)} />
          {sentence(choice)}
        </label>
      ))}
    </div>
  )
}

function hintOf({ kind, hint }: InputField, website: PanelWebsite | null): string {
  if (kind === 'money' && website) return [hint, `In ${website.currency}.`].filter(Boolean).join(' ')
  if (kind === 'moment' && website) return [hint, `The time in ${website.timeZone.replaceAll('_', ' ')}.`].filter(Boolean).join(' ')
  return hint
}
