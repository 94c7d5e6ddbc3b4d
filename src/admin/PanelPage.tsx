import type { ReactNode } from 'react'
import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { SignedInUser } from '../domain/users/roles.ts'

type Frame = {
  view: AdminViewServerProps
  title: string
  className: string
  children: ReactNode
}

/** A page of the platform's own inside the panel: its navigation, its title, the usual margins. */
export function PanelPage({ view, title, className, children }: Frame) {
  const { initPageResult, params, searchParams } = view
  const { req, permissions, visibleEntities, locale } = initPageResult
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      searchParams={searchParams}
      user={req.user ?? undefined}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: title, url: '' }]} />
      <Gutter className={className}>
        <h1>{title}</h1>
        {children}
      </Gutter>
    </DefaultTemplate>
  )
}

/** Sends a stranger to the login, which leads back to `path` below the panel; for whom the page is not meant, there is none. */
export function requireViewer({ initPageResult: { req } }: AdminViewServerProps, path: string, isFor: (user: SignedInUser) => boolean): void {
  const { admin } = req.payload.config.routes
  const user = req.user as SignedInUser | null
  if (!user) redirect(`${admin}/login?redirect=${admin}${path}`)
  if (!isFor(user)) notFound()
}
