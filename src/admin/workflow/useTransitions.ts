'use client'
import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { TransitionOption } from '../../domain/workflow/options.ts'
import { callApi } from '../api/callApi.ts'

export type Transitions = { state: string; version: number; transitions: TransitionOption[] }

/** What may be done with the document on the page, read again whenever it changes; null until it was read. */
export function useTransitions(): { path: string; offered: Transitions | null; failure: string | null } {
  const { id, collectionSlug, data, lastUpdateTime } = useDocumentInfo()
  const { config } = useConfig()
  const [read, setRead] = useState<{ of: string; offered: Transitions } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const path = `${config.routes.api}/${collectionSlug}/${id}/transitions`
  const version = data?.version as number | undefined
  const of = `${id} ${version} ${lastUpdateTime}`
  useEffect(() => {
    if (!id) return
    const controller = new AbortController()
    callApi<Transitions>(path, { signal: controller.signal }).then(
      (offered) => (setRead({ of, offered }), setFailure(null)),
      (error: Error) => controller.signal.aborted || setFailure(error.message),
    )
    return () => controller.abort()
  }, [id, path, of])
  return { path, offered: id && read?.of === of ? read.offered : null, failure }
}
