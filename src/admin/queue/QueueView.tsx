import type { AdminViewServerProps } from 'payload'
import { readQueues } from '../../operations/platform/queue/readQueues.ts'
import { PanelPage, requireViewer } from '../PanelPage.tsx'
import { QueueTable } from './QueueTable.tsx'
import { TroubledJobs } from './TroubledJobs.tsx'
import './queue.css'

/** The job queue for superadmins: what waits, what runs, and what failed and can be run again. */
export async function QueueView(view: AdminViewServerProps) {
  requireViewer(view, '/queue', ({ superadmin }) => superadmin === true)
  const queues = await readQueues(view.initPageResult.req)
  return (
    <PanelPage view={view} title="Queue" className="queue">
      <QueueTable queues={queues} />
      <TroubledJobs kind="dead" title="Failed for good" empty="No job has failed for good." />
      <TroubledJobs kind="retrying" title="Failed, to be tried again" empty="No job waits for another try." />
    </PanelPage>
  )
}
