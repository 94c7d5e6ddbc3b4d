'use client'
import type { ReactNode } from 'react'
import { TitlesProvider } from './titles/TitlesProvider.tsx'
import { WebsitesProvider } from './websites/WebsitesProvider.tsx'

/** What every page of the panel can ask for. */
export const PanelProvider = ({ children }: { children: ReactNode }) => (
  <WebsitesProvider>
    <TitlesProvider>{children}</TitlesProvider>
  </WebsitesProvider>
)
