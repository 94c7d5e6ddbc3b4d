'use client'
import { useAuth, useConfig } from '@payloadcms/ui'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { callApi } from '../api/callApi.ts'

export type PanelWebsite = { id: string; slug: string; name: string; timeZone: string; currency: string }
type Websites = ReadonlyMap<string, PanelWebsite>

const NONE: Websites = new Map()
const Context = createContext<Websites>(NONE)

/** Names, currencies and time zones of the websites that somebody may see, for every part of the panel. */
export function WebsitesProvider({ children }: { children: ReactNode }) {
  const { user } = useAuth()
  const { config } = useConfig()
  const [websites, setWebsites] = useState(NONE)
  const id = user?.id
  useEffect(() => {
    if (!id) return
    const controller = new AbortController()
    load(config.routes.api, controller.signal).then(setWebsites, () => undefined)
    return () => controller.abort()
  }, [id, config.routes.api])
  return <Context value={websites}>{children}</Context>
}

/** The website of a row, by its relation; null until the websites were read. */
export function useWebsite(relation: unknown): PanelWebsite | null {
  const websites = use(Context)
  return websites.get(idOf(relation)) ?? null
}

export const idOf = (relation: unknown): string =>
  typeof relation === 'object' ? String((relation as { id?: unknown } | null)?.id ?? '') : String(relation ?? '')

async function load(api: string, signal: AbortSignal): Promise<Websites> {
  const { docs } = await callApi<{ docs: PanelWebsite[] }>(`${api}/websites?depth=0&limit=100`, { signal })
  return new Map(docs.map((website) => [website.id, website]))
}
