'use client'
import { useConfig, useListQuery } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { whereOf } from '../../domain/lists/view.ts'
import { LIST_VIEWS } from '../../domain/lists/views.ts'
import type { CountedView } from '../../operations/lists/countViews.ts'
import { callApi } from '../api/callApi.ts'

/** `count` is null while nobody could count. */
export type ShownView = Omit<CountedView, 'count' | 'query'> & { count: number | null }

/** The platform's own views of a list with their counts, read again whenever the list is; null until they were read. */
export function useCountedViews(list: string): ShownView[] | null {
  const { config } = useConfig()
  const { data } = useListQuery()
  const [views, setViews] = useState<ShownView[] | null>(null)
  const has = list in LIST_VIEWS
  useEffect(() => {
    if (!has) return
    const controller = new AbortController()
    callApi<{ views: CountedView[] }>(`${config.routes.api}/saved-views/counts?list=${list}`, { signal: controller.signal })
      .then((answer) => setViews(answer.views), () => controller.signal.aborted || setViews((before) => before ?? uncounted(list)))
    return () => controller.abort()
  }, [config.routes.api, list, has, data])
  return has ? views : []
}

/** Without counts, and with the days of the reader: filters are of use all the same. */
function uncounted(list: string): ShownView[] {
  const moment = { now: new Date(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  return LIST_VIEWS[list]!.map((view) => ({
    name: view.name, label: view.label, hint: view.hint, sort: view.sort ?? null, isUrgent: view.urgent ?? false,
    where: whereOf(view, moment) as CountedView['where'], count: null, isMore: false,
  }))
}
