'use client'
import { useTranslation } from '@payloadcms/ui'
import { getTranslation } from '@payloadcms/translations'
import type { StaticLabel } from 'payload'
import type { ReactNode } from 'react'

type Props = { label?: StaticLabel | false; description?: string; children: ReactNode }

/** A value that people read and can't set, with its label. */
export function ReadOnlyField({ label, description, children }: Props) {
  const { i18n } = useTranslation()
  return (
    <div className="field-type read-only-field">
      {label && <span className="field-label">{getTranslation(label, i18n)}</span>}
      <div className="read-only-field__value">{children}</div>
      {description && <div className="field-description">{description}</div>}
    </div>
  )
}
