'use client'
import { useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { ReadOnlyField } from '../fields/ReadOnlyField.tsx'
import { GatewayId } from './GatewayId.tsx'

/** An id at the gateway on the page of a document; nothing where there is none. */
export const GatewayIdField: TextFieldClientComponent = ({ field, path }) => {
  const { value } = useField<string | null>({ path })
  return value ? <ReadOnlyField label={field.label}><GatewayId id={value} /></ReadOnlyField> : null
}
