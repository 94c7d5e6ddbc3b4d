import type { AccessArgs, FieldAccess, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { ROLES, type SignedInUser } from '../../domain/users/roles.ts'
import { runInContext } from '../../lib/context.ts'

const WEBSITE = '00000000-0000-7000-8000-000000000001'
const PERSON = '00000000-0000-7000-8000-000000000002'

const member = (role: (typeof ROLES)[number]): SignedInUser => ({ id: PERSON, memberships: [{ website: WEBSITE, roles: [role] }] })

const CALLERS: Record<string, SignedInUser | null> = {
  anyone: null,
  ...Object.fromEntries(ROLES.map((role) => [role, member(role)])),
  superadmin: { id: PERSON, superadmin: true, memberships: [] },
}

export const OPERATIONS = [
  { name: 'read', label: 'read' },
  { name: 'create', label: 'create' },
  { name: 'update', label: 'change' },
  { name: 'delete', label: 'delete' },
] as const

/**
 * For each operation, who is not refused outright. Found by asking the access functions: they are made
 * of rules and query nothing.
 */
export function callersByOperation({ access }: SanitizedCollectionConfig): Promise<string[]> {
  return Promise.all(
    OPERATIONS.map(async ({ name }) => {
      const asked = await Promise.all(Object.entries(CALLERS).map(async ([caller, user]) => ((await isLetIn(access[name], user)) ? [caller] : [])))
      return shortened(asked.flat())
    }),
  )
}

/** Whether there is anybody whom a field’s rule lets write it; without a rule everybody may. */
export async function isForSomebody(rule: FieldAccess | undefined): Promise<boolean> {
  if (!rule) return true
  const asked = await Promise.all(Object.values(CALLERS).map((user) => isLetIn(rule as never, user)))
  return asked.includes(true)
}

function isLetIn(rule: (args: AccessArgs) => unknown, user: SignedInUser | null): Promise<boolean> {
  const req = { user, context: {}, payloadAPI: 'REST' } as unknown as PayloadRequest
  const context = { requestId: '-', websiteId: WEBSITE, visible: [WEBSITE], user }
  return runInContext(context, async () => Boolean(await rule({ req, data: { website: WEBSITE } })))
}

function shortened(callers: string[]): string {
  if (callers.includes('anyone')) return 'everybody'
  return callers.length === Object.keys(CALLERS).length - 1 ? 'everybody who is logged in' : callers.join(', ')
}
