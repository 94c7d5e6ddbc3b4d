'use client'
import { useAuth, useConfig } from '@payloadcms/ui'
import type { ClientCollectionConfig } from 'payload'
import { createContext, use, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { titleStore, type Doc, type TitleStore } from './titleStore.ts'

const Context = createContext<TitleStore | null>(null)

/** Keeps titles for the person who is signed in. */
export function TitlesProvider({ children }: { children: ReactNode }) {
  const { user } = useAuth()
  const { config, getEntityConfig } = useConfig()
  const { api } = config.routes
  const person = user?.id
  const store = useMemo(
    () => titleStore({ api, titleOf: (collectionSlug, doc) => titleOf(getEntityConfig({ collectionSlug }), doc) }),
    // Another person sees other titles.
    [api, getEntityConfig, person],
  )
  return <Context value={store}>{children}</Context>
}

function titleOf(collection: ClientCollectionConfig | null, doc: Doc): string {
  const name = collection?.admin?.useAsTitle ?? 'id'
  const field = collection?.fields.find((each) => 'name' in each && each.name === name)
  const value = doc[name] ?? doc.id
  if (field?.type !== 'select') return String(value)
  const option = field.options.find((each) => (typeof each === 'string' ? each : each.value) === value)
  return typeof option === 'object' && typeof option.label === 'string' ? option.label : String(value)
}

const never = () => () => undefined

/** The title of a document; undefined until it was read, null when there is none that one may see. */
export function useTitle(collection: string, id: string): string | null | undefined {
  const store = use(Context)
  useEffect(() => {
    if (collection && id) store?.want(collection, id)
  }, [store, collection, id])
  return useSyncExternalStore(store?.subscribe ?? never, () => store?.get(collection, id), () => undefined)
}
