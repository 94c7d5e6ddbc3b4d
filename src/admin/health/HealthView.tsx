import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { isStaff, type SignedInUser } from '../../domain/users/roles.ts'
import { HealthReport } from './HealthReport.tsx'
import './health.css'

/** The state of the platform, for staff: what is wrong, since when, and what helps. */
export function HealthView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const user = req.user as SignedInUser | null
  const { admin } = req.payload.config.routes
  if (!user) redirect(`${admin}/login?redirect=${admin}/health`)
  if (!isStaff(user)) notFound()
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
      <SetStepNav nav={[{ label: 'System health', url: '' }]} />
      <Gutter className="health">
        <h1>System health</h1>
        <HealthReport />
      </Gutter>
    </DefaultTemplate>
  )
}
