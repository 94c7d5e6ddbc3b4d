'use client'
import { NumberField, RelationshipField, SelectField, TextareaField, TextField, useDocumentInfo } from '@payloadcms/ui'
import type { ComponentType } from 'react'
import type { ClientField } from 'payload'
import { PlainField } from './PlainField.tsx'
import { RelationField } from './RelationField.tsx'

type Props = { field: ClientField; path: string }

// Each takes the props of its own kind of field.
const INPUTS = {
  text: TextField, textarea: TextareaField, number: NumberField, select: SelectField, relationship: RelationshipField,
} as unknown as Record<string, ComponentType<Props>>

/** A value that is asked for when the document is made and never changes after that. */
export function OnceField(props: Props) {
  const { id } = useDocumentInfo()
  const { type } = props.field
  const Input = INPUTS[type]
  if (!id && Input) return <Input {...props} />
  return type === 'relationship' ? <RelationField {...(props as never as Parameters<typeof RelationField>[0])} /> : <PlainField {...props} />
}
