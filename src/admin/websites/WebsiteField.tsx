'use client'
import { useTenantSelection } from '@payloadcms/plugin-multi-tenant/client'
import { RelationshipField, useDocumentInfo, useField } from '@payloadcms/ui'
import type { RelationshipFieldClientProps } from 'payload'
import { useEffect } from 'react'
import { RelationField } from '../fields/RelationField.tsx'

/**
 * The website of a document: chosen once, when the document is made. The one of the switcher comes
 * first; who has only one is not asked.
 */
export function WebsiteField(props: RelationshipFieldClientProps) {
  const { id } = useDocumentInfo()
  const { value, setValue, formInitializing } = useField<string | null>({ path: props.path })
  const { options, selectedTenantID } = useTenantSelection()
  const only = options.length === 1 ? options[0]?.value : undefined
  const first = selectedTenantID ?? only
  useEffect(() => {
    if (!formInitializing && !id && !value && first) setValue(first, true)
  }, [formInitializing, id, value, first, setValue])
  if (id) return <RelationField {...props} />
  return only ? null : <RelationshipField {...props} />
}
