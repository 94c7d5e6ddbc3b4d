'use client'
import { useAuth, useConfig, useListQuery } from '@payloadcms/ui'
import { useTenantSelection } from '@payloadcms/plugin-multi-tenant/client'
import { useEffect, useState } from 'react'
import { SAVABLE_LISTS, type SavedQuery } from '../../domain/lists/savedView.ts'
import { rolesOn, type SignedInUser } from '../../domain/users/roles.ts'
import { callApi } from '../api/callApi.ts'

export type SavedView = { id: string; title: string; shared: boolean; query: SavedQuery; owner: string; website: string }

export const isSavable = (list: string): boolean => (SAVABLE_LISTS as readonly string[]).includes(list)

/** The saved views of a list that the person sees: one's own and the colleagues' shared ones, of the website that is chosen. */
export function useSavedViews(list: string) {
  const { user } = useAuth()
  const { config } = useConfig()
  const { selectedTenantID } = useTenantSelection()
  const { data } = useListQuery()
  const [saved, setSaved] = useState<SavedView[]>([])
  const [round, setRound] = useState(0)
  const path = `${config.routes.api}/saved-views`
  useEffect(() => {
    if (!isSavable(list)) return
    const controller = new AbortController()
    const website = selectedTenantID ? `&where[website][equals]=${selectedTenantID}` : ''
    callApi<{ docs: SavedView[] }>(`${path}?where[list][equals]=${list}${website}&limit=100&depth=0&sort=title`, { signal: controller.signal })
      .then(({ docs }) => setSaved(docs), () => undefined)
    return () => controller.abort()
  }, [path, list, selectedTenantID, round, data])
  const reread = () => setRound((before) => before + 1)
  const isMine = ({ owner }: SavedView): boolean => owner === user?.id
  // Admins tidy up what somebody shared who has left.
  const mayDelete = (view: SavedView): boolean =>
    isMine(view) || (view.shared && rolesOn(user as unknown as SignedInUser, view.website).includes('admin'))
  return { saved, isMine, mayDelete, reread, path }
}
