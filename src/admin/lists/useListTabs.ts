'use client'
import { useConfig, useListQuery } from '@payloadcms/ui'
import { whereOfGroups } from '../../domain/lists/view.ts'
import { groupsOf, matchOf, partsOf, withRest, type Groups } from './filters.ts'
import { useCountedViews, type ShownView } from './useCountedViews.ts'
import { useSavedViews, type SavedView } from './useSavedViews.ts'

/** One way to see the list: everything, a view of the platform, or one that somebody saved. */
export type Tab = {
  key: string
  label: string
  hint: string
  groups: Groups
  search: string | null
  sort: string | undefined
  columns: string[] | null
  limit: number | null
  /** Of the platform's own views. */
  count: string | null
  isUrgent: boolean
  saved: SavedView | null
}

const ALL = 'all'

/** The tabs above a list, which of them is open, and how to open another. */
export function useListTabs(list: string) {
  const { query, refineListData } = useListQuery()
  const { getEntityConfig } = useConfig()
  const counted = useCountedViews(list)
  const { saved, ...savedViews } = useSavedViews(list)
  const { defaultSort, labels } = getEntityConfig({ collectionSlug: list }) as unknown as { defaultSort?: string; labels: { plural: string } }
  const all: Tab = { ...PLAIN, key: ALL, label: `All`, hint: `All ${String(labels.plural).toLowerCase()}`, groups: [], sort: defaultSort }
  const own = (counted ?? []).map((view) => tabOf(view, defaultSort))
  const kept = saved.map((view) => savedTabOf(view, { own, defaultSort }))
  const groups = groupsOf(query.where)
  const search = query.search || null
  const open = (tab: Tab): void => void refineListData({
    where: (tab.groups.length > 0 ? whereOfGroups(tab.groups) : undefined) as never,
    search: tab.search ?? (undefined as never), sort: tab.sort as never, page: 1,
    ...(tab.columns && { columns: tab.columns as never }), ...(tab.limit && { limit: tab.limit }),
  })
  const addressOf = ({ groups: own, search: words, sort, columns }: Tab): string =>
    `?${[...partsOf('where', own.length > 0 ? whereOfGroups(own) : null), ...partsOf('search', words), ...partsOf('sort', sort), ...partsOf('columns', columns && JSON.stringify(columns))].join('&')}`
  const candidates = [...kept, ...own, all].filter((tab) => (tab.search ?? null) === search)
  const found = matchOf(groups, candidates)
  const active = found && found.rest.length === 0 ? candidates.find(({ key }) => key === found.key)! : null
  return { tabs: [all, ...own], kept, isCounting: counted === null, active, groups, search, open, addressOf, savedViews, all }
}

const PLAIN = { search: null, columns: null, limit: null, count: null, isUrgent: false, saved: null }

const tabOf = ({ name, label, hint, where, sort, count, isMore, isUrgent }: ShownView, defaultSort: string | undefined): Tab => ({
  ...PLAIN, key: name, label, hint, groups: groupsOf(where) ?? [], sort: sort ?? defaultSort,
  count: count === null ? null : `${count.toLocaleString('en-US')}${isMore ? '+' : ''}`, isUrgent: isUrgent && Boolean(count),
})

type Around = { own: Tab[]; defaultSort: string | undefined }

/** What is saved on top of a view of the platform has that view's moments of today. */
function savedTabOf(view: SavedView, { own, defaultSort }: Around): Tab {
  const { query, id, title, shared } = view
  const base = own.find(({ key }) => key === query.view)
  const rest = groupsOf(query.where) ?? []
  return {
    ...PLAIN, key: `saved-${id}`, label: title, hint: shared ? 'Saved for all staff of the website' : 'Saved by you, for you',
    groups: base ? withRest(base.groups, rest.flat()) : rest,
    search: query.search ?? null, sort: query.sort ?? defaultSort, columns: query.columns ?? null, limit: query.limit ?? null, saved: view,
  }
}

