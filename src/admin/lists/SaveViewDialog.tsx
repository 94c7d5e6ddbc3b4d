'use client'
import { Banner, Button, Modal, toast, useListQuery, useModal, useTableColumns } from '@payloadcms/ui'
import { useTenantSelection } from '@payloadcms/plugin-multi-tenant/client'
import { useState, type FormEvent } from 'react'
import { SAVED_TITLE_LENGTH, type SavedQuery } from '../../domain/lists/savedView.ts'
import { whereOfGroups } from '../../domain/lists/view.ts'
import { callApi } from '../api/callApi.ts'
import { matchOf } from './filters.ts'
import type { useListTabs } from './useListTabs.ts'
import type { SavedView } from './useSavedViews.ts'

export const SAVE_VIEW_DIALOG = 'save-view'

type List = ReturnType<typeof useListTabs>
type Props = { collection: string; list: List; saved: SavedView | null }

/** Asks for a name, for whom the view is, and, where there are several, on which website. */
export function SaveViewDialog({ collection, list, saved }: Props) {
  const { closeModal } = useModal()
  const form = useSaving({ collection, list, saved })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await form.save()) closeModal(SAVE_VIEW_DIALOG)
  }
  return (
    <Modal slug={SAVE_VIEW_DIALOG} className="transition-dialog" closeOnBlur={false} aria-labelledby="save-view-title">
      <form className="transition-dialog__content" onSubmit={(event) => void submit(event)} noValidate>
        <h2 id="save-view-title">{saved ? 'Rename or share' : 'Save this view'}</h2>
        <div className={`field-type transition-field${form.problem ? ' error' : ''}`}>
          <label className="field-label" htmlFor="view-name">Name<span className="required" aria-hidden>*</span></label>
          <input id="view-name" type="text" autoComplete="off" maxLength={SAVED_TITLE_LENGTH} value={form.title} onChange={({ target }) => form.name(target.value)} aria-invalid={Boolean(form.problem)} aria-describedby={form.problem ? 'view-name-problem' : undefined} />
          {form.problem && <p id="view-name-problem" className="transition-field__problem" role="alert">{form.problem}</p>}
        </div>
        {form.websites.length > 1 && (
          <div className="field-type transition-field">
            <label className="field-label" htmlFor="view-website">Website</label>
            <select id="view-website" value={form.website} onChange={({ target }) => form.setWebsite(target.value)}>
              {form.websites.map(({ value, label }) => <option key={String(value)} value={String(value)}>{String(label)}</option>)}
            </select>
          </div>
        )}
        <label className="save-view__shared">
          <input type="checkbox" checked={form.shared} onChange={({ target }) => form.setShared(target.checked)} />
          All staff of the website may use it
        </label>
        {form.failure && <div role="alert"><Banner type="error">{form.failure}</Banner></div>}
        <div className="transition-dialog__buttons">
          <Button buttonStyle="secondary" size="medium" margin={false} onClick={() => closeModal(SAVE_VIEW_DIALOG)}>Not now</Button>
          <Button size="medium" margin={false} type="submit" disabled={form.isSaving}>{form.isSaving ? 'One moment …' : 'Save'}</Button>
        </div>
      </form>
    </Modal>
  )
}

function useSaving({ collection, list, saved }: Props) {
  const { options, selectedTenantID } = useTenantSelection()
  const query = useQueryToSave(list)
  const [title, setTitle] = useState(saved?.title ?? '')
  const [shared, setShared] = useState(saved?.shared ?? false)
  const [website, setWebsite] = useState(String(selectedTenantID ?? options[0]?.value ?? ''))
  const [problem, setProblem] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const name = (text: string) => {
    setTitle(text)
    setProblem(null)
  }
  const save = async (): Promise<boolean> => {
    setFailure(null)
    setProblem(title.trim() ? null : 'Give it a name.')
    if (!title.trim() || isSaving) return false
    setIsSaving(true)
    const { path } = list.savedViews
    try {
      if (saved) await callApi(`${path}/${saved.id}`, { method: 'PATCH', body: { title: title.trim(), shared } })
      else await callApi(path, { method: 'POST', body: { title: title.trim(), shared, list: collection, query, ...(website && { website }) } })
      toast.success('The view is saved.')
      list.savedViews.reread()
      return true
    } catch (error) {
      setFailure((error as Error).message)
      return false
    } finally {
      setIsSaving(false)
    }
  }
  // The website of a view stays; somebody with one website is not asked.
  return { title, name, shared, setShared, website, setWebsite, websites: saved || selectedTenantID ? [] : options, problem, failure, isSaving, save }
}

/** What the list shows, with a view of the platform by its name, so that its moments go on with the clock. */
function useQueryToSave({ tabs, all, groups, search }: List): SavedQuery {
  const { query } = useListQuery()
  const { columns } = useTableColumns()
  const found = matchOf(groups, tabs.filter(({ key }) => key !== all.key))
  const where = found ? (found.rest.length > 0 ? whereOfGroups([found.rest]) : null) : groups?.length ? whereOfGroups(groups) : null
  return {
    view: found?.key ?? null,
    where: where as SavedQuery['where'],
    search,
    sort: (Array.isArray(query.sort) ? query.sort[0] : query.sort) ?? null,
    columns: columns.filter(({ accessor }) => !accessor.startsWith('_')).map(({ accessor, active }) => (active ? accessor : `-${accessor}`)).slice(0, 60),
  }
}
