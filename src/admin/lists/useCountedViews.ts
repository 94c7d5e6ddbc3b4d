'use client'
import { useConfig, useListQuery } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { LIST_VIEWS } from '../../domain/lists/views.ts'
import type { CountedView } from '../../operations/lists/countViews.ts'
import { callApi } from '../api/callApi.ts'

/** The platform's own views of a list with their counts, read again whenever the list is; null until they were read. */
export function useCountedViews(list: string): CountedView[] | null {
  const { config } = useConfig()
  const { data } = useListQuery()
  const [views, setViews] = useState<CountedView[] | null>(null)
  const has = list in LIST_VIEWS
  useEffect(() => {
    if (!has) return
    const controller = new AbortController()
    callApi<{ views: CountedView[] }>(`${config.routes.api}/saved-views/counts?list=${list}`, { signal: controller.signal })
      .then((answer) => setViews(answer.views), () => undefined)
    return () => controller.abort()
  }, [config.routes.api, list, has, data])
  return has ? views : []
}
