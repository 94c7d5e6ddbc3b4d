import type { AdminViewServerProps } from 'payload'
import { isStaff } from '../../domain/users/roles.ts'
import { PanelPage, requireViewer } from '../PanelPage.tsx'
import { HealthReport } from './HealthReport.tsx'
import './health.css'

/** The state of the platform, for staff: what is wrong, since when, and what helps. */
export function HealthView(view: AdminViewServerProps) {
  requireViewer(view, '/health', isStaff)
  return (
    <PanelPage view={view} title="System health" className="health">
      <HealthReport />
    </PanelPage>
  )
}
