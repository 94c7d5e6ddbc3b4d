'use client'
import { Link, NavGroup, useAuth, useConfig } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import type { SignedInUser } from '../../domain/users/roles.ts'

const PAGES = [
  { id: 'nav-health', label: 'System health', path: '/health', isFor: () => true },
  { id: 'nav-queue', label: 'Queue', path: '/queue', isFor: ({ superadmin }: SignedInUser) => superadmin === true },
]

/** The way to the pages about the platform itself. */
export function OperationsLinks() {
  const user = useAuth().user as SignedInUser | null
  const { config } = useConfig()
  const at = usePathname()
  if (!user) return null
  return (
    <NavGroup label="Operations">
      {PAGES.filter(({ isFor }) => isFor(user)).map(({ id, label, path }) => {
        const href = `${config.routes.admin}${path}`
        return (
          <Link key={id} href={href} prefetch={false} id={id} className={`nav__link${at === href ? ' active' : ''}`}>
            {at === href && <div className="nav__link-indicator" />}
            <span className="nav__link-label">{label}</span>
          </Link>
        )
      })}
    </NavGroup>
  )
}
