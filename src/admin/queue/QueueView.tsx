import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { SignedInUser } from '../../domain/users/roles.ts'
import { readQueues } from '../../operations/platform/queue/readQueues.ts'
import { QueueTable } from './QueueTable.tsx'
import { TroubledJobs } from './TroubledJobs.tsx'
import './queue.css'

/** The job queue for superadmins: what waits, what runs, and what failed and can be run again. */
export async function QueueView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const user = req.user as SignedInUser | null
  if (!user) redirect(`${req.payload.config.routes.admin}/login?redirect=${req.payload.config.routes.admin}/queue`)
  if (!user.superadmin) notFound()
  const queues = await readQueues(req)
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
      <SetStepNav nav={[{ label: 'Queue', url: '' }]} />
      <Gutter className="queue">
        <h1>Queue</h1>
        <QueueTable queues={queues} />
        <TroubledJobs kind="dead" title="Failed for good" empty="No job has failed for good." />
        <TroubledJobs kind="retrying" title="Failed, to be tried again" empty="No job waits for another try." />
      </Gutter>
    </DefaultTemplate>
  )
}
