'use client'
import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { PriceTableProblem } from '../../domain/pricing/priceTableProblems.ts'
import type { Factor, Level, Unit } from '../../domain/pricing/types.ts'
import { callApi } from '../api/callApi.ts'

/** A price table as the panel reads it, with its services. */
export type SavedPriceTable = {
  id: string
  currency: string
  services: { service: { id: string; code: string; name: string; unit: Unit; minimumUnits: number }; levels: Level[] }[]
  subjects: Factor[]
  writerLevels: Factor[]
  spacings: Factor[]
  extras: { code: string; label: string; services: { id: string; code: string }[] }[]
}

export type Loaded = { table: SavedPriceTable; problems: PriceTableProblem[] }

/** The saved price table with its problems, read again after each save; null until then. */
export function useSavedPriceTable(): { loaded: Loaded | null; path: string; failure: string | null } {
  const { id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const path = `${config.routes.api}/price-tables/${id}`
  const savedAt = savedDocumentData?.updatedAt as string | undefined

  useEffect(() => {
    if (!id) return
    const controller = new AbortController()
    load(path, controller.signal).then(
      (answer) => (setLoaded(answer), setFailure(null)),
      (error: Error) => controller.signal.aborted || setFailure(error.message),
    )
    return () => controller.abort()
  }, [id, path, savedAt])
  return { loaded, path, failure }
}

async function load(path: string, signal: AbortSignal): Promise<Loaded> {
  const [table, { problems }] = await Promise.all([
    callApi<SavedPriceTable>(`${path}?depth=1`, { signal }),
    callApi<Pick<Loaded, 'problems'>>(`${path}/problems`, { signal }),
  ])
  return { table, problems }
}
