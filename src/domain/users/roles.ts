/** The roles a membership can grant on one website. */
export const ROLES = ['client', 'writer', 'editor', 'support', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const STAFF_ROLES = ['support', 'editor', 'admin'] as const satisfies readonly Role[]

export type Membership = { website: string | { id: string }; roles?: Role[] | null }

/** What access decisions need to know about a signed-in user. */
export type SignedInUser = {
  id: string
  email?: string | null
  displayName?: string | null
  superadmin?: boolean | null
  memberships?: Membership[] | null
}

/** The id of what a relation points at. Hooks run before validation: what is no relation at all stays as it is. */
export const idOf = (relation: string | { id: string }): string =>
  typeof relation === 'object' && relation !== null ? relation.id : relation

/** The roles of a user on a website; a superadmin is an admin everywhere. */
export function rolesOn(user: SignedInUser | null | undefined, websiteId: string): Role[] {
  if (!user) return []
  const own = membershipsOf(user)
    .filter(({ website }) => idOf(website) === websiteId)
    .flatMap(({ roles }) => roles ?? [])
  return user.superadmin ? [...new Set<Role>([...own, 'admin'])] : [...new Set(own)]
}

/** The websites on which a user has at least one of `roles`. */
export const websitesWith = (user: SignedInUser, roles: readonly Role[]): string[] =>
  membershipsOf(user)
    .filter((membership) => (membership.roles ?? []).some((role) => roles.includes(role)))
    .map(({ website }) => idOf(website))

export const websitesOf = (user: SignedInUser): string[] =>
  membershipsOf(user).map(({ website }) => idOf(website))

export const isStaff = (user: SignedInUser | null | undefined): boolean =>
  Boolean(user && (user.superadmin || websitesWith(user, STAFF_ROLES).length > 0))

const membershipsOf = (user: SignedInUser): Membership[] => user.memberships ?? []
