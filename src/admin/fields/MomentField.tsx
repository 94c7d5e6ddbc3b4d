'use client'
import { FieldError, FieldLabel, useField, useFormFields } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { Moment } from './Moment.tsx'
import { fromLocalInput, toLocalInput } from './moment.ts'
import { ReadOnlyField } from './ReadOnlyField.tsx'
import { useIsFixed } from './useIsFixed.ts'

/** A moment on a document's page, read and typed in the website's time zone. */
export function MomentField(props: DateFieldClientProps) {
  const { field, path } = props
  const { value, disabled } = useField<string | null>({ path })
  const zone = useWebsite(useFormFields(([fields]) => fields.website?.value))?.timeZone
  const description = typeof field.admin?.description === 'string' ? field.admin.description : undefined
  if (!useIsFixed(props, disabled)) return <MomentInput {...props} zone={zone} description={description} />
  if (!value) return null
  return <ReadOnlyField label={field.label} description={description}><Moment iso={value} timeZone={zone} /></ReadOnlyField>
}

type InputProps = DateFieldClientProps & { zone: string | undefined; description: string | undefined }

function MomentInput({ field, path, zone, description }: InputProps) {
  const { value, setValue, showError } = useField<string | null>({ path })
  const id = `field-${path.replaceAll('.', '__')}`
  const change = (text: string) => setValue(text && zone ? fromLocalInput(text, zone) : null)
  return (
    <div className={`field-type moment-field${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} path={path} required={Boolean(field.required)} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input id={id} type="datetime-local" disabled={!zone} value={value && zone ? toLocalInput(value, zone) : ''} onChange={({ target }) => change(target.value)} />
      </div>
      <div className="field-description">{[description, zone && `The time in ${zone.replaceAll('_', ' ')}.`].filter(Boolean).join(' ')}</div>
    </div>
  )
}
