'use client'
import { Button, toast, useAuth, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { callApi } from '../api/callApi.ts'

/** Copies a price table into a new draft and opens it: the way to change prices that were scheduled. */
export function DuplicateButton() {
  const { id } = useDocumentInfo()
  const { config } = useConfig()
  const { permissions } = useAuth()
  const router = useRouter()
  if (!id || !permissions?.collections?.['price-tables']?.create) return null
  const duplicate = async () => {
    const { doc } = await callApi<{ doc: { id: string } }>(`${config.routes.api}/price-tables/${id}/duplicate`, { method: 'POST' })
    toast.success('This is a new draft with the same prices.')
    router.push(`${config.routes.admin}/collections/price-tables/${doc.id}`)
  }
  return (
    <Button buttonStyle="secondary" size="medium" onClick={() => void duplicate().catch((error: Error) => toast.error(error.message))}>
      Duplicate to a new draft
    </Button>
  )
}
