'use client'
import { Button, useModal } from '@payloadcms/ui'
import { SavedViewButtons } from './SavedViewButtons.tsx'
import { SaveViewDialog, SAVE_VIEW_DIALOG } from './SaveViewDialog.tsx'
import type { useListTabs } from './useListTabs.ts'
import { isSavable } from './useSavedViews.ts'

type Props = { collection: string; list: ReturnType<typeof useListTabs> }

/** Keeps the filter of the list under a name, or changes and deletes the saved view that is open. */
export function SaveView({ collection, list }: Props) {
  const { openModal, isModalOpen } = useModal()
  const saved = list.active?.saved ?? null
  if (!isSavable(collection)) return null
  const ask = () => openModal(SAVE_VIEW_DIALOG)
  return (
    <>
      {!saved && canSave(list) && <Button size="small" margin={false} buttonStyle="secondary" id="save-view" onClick={ask}>Save this view</Button>}
      {saved && list.savedViews.mayDelete(saved) && <SavedViewButtons saved={saved} list={list} edit={ask} />}
      {isModalOpen(SAVE_VIEW_DIALOG) && <SaveViewDialog collection={collection} list={list} saved={saved} />}
    </>
  )
}

/** Everything in its usual order is the list itself; what people nest by hand in an address has no name. */
const canSave = ({ groups, search }: Props['list']): boolean => groups !== null && (groups.length > 0 || search !== null)
