'use client'
import { FieldDescription, FieldError, FieldLabel, useField, useFormFields } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { NumberFieldClientProps } from 'payload'
import { useState } from 'react'
import { fromDecimal, toDecimal } from '../../domain/money/decimal.ts'

// A wrong amount is kept as NaN: null would pass where no amount is required.
const isAmount = (value: unknown): true | string =>
  !Number.isNaN(value) || 'Give an amount with the decimals of the currency, such as 24.00.'

/** Edits an amount in minor units as people write it: 24.00 for 2,400 cents. */
export function PriceField({ field, path: given, readOnly }: NumberFieldClientProps) {
  const { path, value, setValue, showError, disabled } = useField<number | null>({ potentiallyStalePath: given, validate: isAmount })
  const currency = useFormFields(([fields]) => fields.currency?.value) as string | undefined
  const [typed, setTyped] = useState<string | null>(null)
  const id = `field-${path.replaceAll('.', '__')}`
  const change = (text: string) => {
    setTyped(text)
    if (currency) setValue(text.trim() === '' ? null : (fromDecimal(text, currency) ?? Number.NaN))
  }
  const shown = typed ?? (currency && Number.isInteger(value) ? toDecimal(value as number, currency) : '')
  return (
    <div className={`field-type number${showError ? ' error' : ''}`} style={mergeFieldStyles(field)}>
      <FieldLabel htmlFor={id} label={field.label} path={path} required={Boolean(field.required)} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <input
          id={id}
          inputMode="decimal"
          disabled={Boolean(readOnly) || disabled}
          value={shown}
          onChange={(event) => change(event.target.value)}
          onBlur={() => Number.isNaN(value) || setTyped(null)}
        />
      </div>
      <FieldDescription path={path} description={currency ? `In ${currency}` : ''} />
    </div>
  )
}
