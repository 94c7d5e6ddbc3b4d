'use client'
import { useDocumentInfo } from '@payloadcms/ui'

type Props = { readOnly?: boolean; field: { admin?: { readOnly?: boolean } } }

/** Whether the reader can't set a field: by its own rule, or because the whole document is closed. */
export function useIsFixed({ readOnly, field }: Props, isDisabled: boolean): boolean {
  const { hasSavePermission } = useDocumentInfo()
  return Boolean(readOnly || field.admin?.readOnly || isDisabled || hasSavePermission === false)
}
