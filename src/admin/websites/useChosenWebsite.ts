'use client'
import { useTenantSelection } from '@payloadcms/plugin-multi-tenant/client'
import { useWebsite, type PanelWebsite } from './WebsitesProvider.tsx'

/** The website that the switcher shows, or the only one there is; null where somebody looks at several. */
export function useChosenWebsite(): PanelWebsite | null {
  const { options, selectedTenantID } = useTenantSelection()
  return useWebsite(selectedTenantID ?? (options.length === 1 ? options[0]!.value : null))
}
