'use client'
import { useField, useTranslation } from '@payloadcms/ui'
import { getTranslation } from '@payloadcms/translations'
import type { ClientField } from 'payload'
import { ReadOnlyField } from './ReadOnlyField.tsx'

type Props = { field: ClientField; path: string }

/** A value that nobody sets by hand, as text; nothing where there is none. */
export function PlainField({ field, path }: Props) {
  const { value } = useField<unknown>({ path })
  const { i18n } = useTranslation()
  if (value === null || value === undefined || value === '') return null
  const description = field.admin && 'description' in field.admin && typeof field.admin.description === 'string' ? field.admin.description : undefined
  return (
    <ReadOnlyField label={'label' in field ? field.label : undefined} description={description}>
      <span className="facts__text">{wordsFor(field, value)}</span>
    </ReadOnlyField>
  )

  function wordsFor({ type, ...rest }: ClientField, shown: unknown): string {
    if (type === 'checkbox') return shown ? 'Yes' : 'No'
    if (type !== 'select' || !('options' in rest)) return String(shown)
    const option = rest.options.find((each) => (typeof each === 'string' ? each : each.value) === shown)
    return typeof option === 'object' ? getTranslation(option.label as string, i18n) : String(shown)
  }
}
