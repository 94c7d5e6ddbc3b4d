'use client'
import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { callApi } from '../api/callApi.ts'
import type { useListTabs } from './useListTabs.ts'
import type { SavedView } from './useSavedViews.ts'

type Props = { saved: SavedView; list: ReturnType<typeof useListTabs>; edit: () => void }

const SMALL = { size: 'small', margin: false } as const

/** What can be done with the saved view that is open; deleting it is asked twice. */
export function SavedViewButtons({ saved, list: { savedViews, open, all }, edit }: Props) {
  const [isSure, setIsSure] = useState(false)
  const remove = async () => {
    try {
      await callApi(`${savedViews.path}/${saved.id}`, { method: 'DELETE' })
      toast.success('The view is deleted.')
      savedViews.reread()
      open(all)
    } catch (error) {
      toast.error((error as Error).message)
      setIsSure(false)
    }
  }
  return (
    <>
      {savedViews.isMine(saved) && <Button {...SMALL} buttonStyle="secondary" id="edit-view" onClick={edit}>Rename or share</Button>}
      {isSure
        ? <Button {...SMALL} buttonStyle="error" id="delete-view-surely" onClick={() => void remove()}>Delete it for good</Button>
        : <Button {...SMALL} buttonStyle="secondary" id="delete-view" onClick={() => setIsSure(true)}>Delete view</Button>}
    </>
  )
}
