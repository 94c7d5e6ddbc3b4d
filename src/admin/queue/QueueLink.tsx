'use client'
import { Link, NavGroup, useAuth, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'

/** The way to the queue, for superadmins. */
export function QueueLink() {
  const { user } = useAuth()
  const { config } = useConfig()
  const path = usePathname()
  if (!(user as { superadmin?: boolean } | null)?.superadmin) return null
  const href = `${config.routes.admin}/queue`
  return (
    <NavGroup label="Operations">
      <Link href={href} prefetch={false} id="nav-queue" className={`nav__link${path === href ? ' active' : ''}`}>
        {path === href && <div className="nav__link-indicator" />}
        <span className="nav__link-label">Queue</span>
      </Link>
    </NavGroup>
  )
}
