'use client'
import { FieldError, FieldLabel, useField, useFormFields } from '@payloadcms/ui'
import type { NumberFieldClientProps } from 'payload'
import { useState } from 'react'
import { fromDecimal, toDecimal } from '../../domain/money/decimal.ts'
import { ReadOnlyField } from '../fields/ReadOnlyField.tsx'
import { useIsFixed } from '../fields/useIsFixed.ts'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { Money } from './Money.tsx'

const UNREADABLE = 'Give an amount with the decimals of the currency, such as 24.00.'

// A wrong amount is kept as NaN: null would pass where no amount is required.
const isAmount = (value: unknown): true | string => !Number.isNaN(value) || UNREADABLE

/** An amount in minor units, read and typed as people write it: 24.00 for 2,400 cents. */
export function MoneyField(props: NumberFieldClientProps) {
  const { value, disabled } = useField<number | null>({ path: props.path })
  const currency = useCurrency()
  if (!useIsFixed(props, disabled)) return <MoneyInput {...props} currency={currency} />
  if (typeof value !== 'number' || !currency) return null
  return <ReadOnlyField label={props.field.label}><Money amountMinor={value} currency={currency} /></ReadOnlyField>
}

function MoneyInput({ field, path, currency }: NumberFieldClientProps & { currency: string | undefined }) {
  const { value, setValue, showError } = useField<number | null>({ path, validate: isAmount })
  const [typed, setTyped] = useState<string | null>(null)
  const id = `field-${path.replaceAll('.', '__')}`
  const change = (text: string) => {
    setTyped(text)
    if (currency) setValue(text.trim() === '' ? null : (fromDecimal(text, currency) ?? Number.NaN))
  }
  return (
    <div className={`field-type number${showError ? ' error' : ''}`}>
      <FieldLabel htmlFor={id} label={field.label} path={path} required={Boolean(field.required)} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} {...(Number.isNaN(value) && { message: UNREADABLE })} />
        <input
          id={id}
          inputMode="decimal"
          disabled={!currency}
          value={typed ?? decimalOf(value, currency)}
          onChange={({ target }) => change(target.value)}
          onBlur={() => Number.isNaN(value) || setTyped(null)}
        />
      </div>
      <div className="field-description">{currency ? `In ${currency}.` : 'Choose the website first.'}</div>
    </div>
  )
}

const decimalOf = (value: number | null | undefined, currency: string | undefined): string =>
  currency && Number.isInteger(value) ? toDecimal(value as number, currency) : ''

/** The document's own currency, else its website's. */
function useCurrency(): string | undefined {
  const own = useFormFields(([fields]) => fields.currency?.value) as string | undefined
  const website = useWebsite(useFormFields(([fields]) => fields.website?.value))
  return own || website?.currency
}
