import type { PayloadRequest } from 'payload'
import { idOf, type SignedInUser } from '../../domain/users/roles.ts'
import { requireStrongPassword } from '../../domain/users/password.ts'
import { isTimeZone } from '../../domain/websites/validate.ts'
import { DomainError } from '../../domain/errors.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { frontendLink } from '../../lib/mail/frontendLink.ts'
import { mailHtml } from '../../lib/mail/layout.ts'
import { record } from '../../lib/outbox/record.ts'
import { signJoinToken } from '../../lib/users/joinToken.ts'

export type Registration = { email: string; password: string; displayName: string; timeZone?: string; website: string }

/**
 * Makes a login with a client's membership. When the e-mail has a login already, its owner is told by
 * mail instead, with a link to join this website: the caller learns nothing.
 * @throws DomainError `password_too_weak`, `invalid_input`
 */
export async function registerClient(req: PayloadRequest, registration: Registration): Promise<void> {
  requireStrongPassword(registration.password, registration.email)
  if (registration.timeZone && !isTimeZone(registration.timeZone)) {
    throw new DomainError('invalid_input', '“timeZone”: Use an IANA name such as Europe/Berlin.')
  }
  // The platform grants the membership, and not who happens to be signed in.
  req.user = null
  const email = registration.email.toLowerCase().trim()
  const known = await req.payload.db.findOne<SignedInUser>({ collection: 'users', req, where: { email: { equals: email } } })
  if (known) return mailKnownUser(req, known, registration.website)
  try {
    await createClient(req, { ...registration, email })
  } catch (error) {
    // The same e-mail was registered a moment ago: the other request has sent the mail.
    if ((error as Error).name !== 'ValidationError') throw error
  }
}

const createClient = (req: PayloadRequest, { email, password, displayName, timeZone, website }: Registration) =>
  inTransaction(req, async () => {
    const user = await req.payload.create({
      collection: 'users', req,
      data: { email, password, displayName, timeZone, memberships: [{ website, roles: ['client'] }] } as never,
    })
    await record(req, 'user.registered', { website, document: { collection: 'users', id: String(user.id) } })
  })

async function mailKnownUser(req: PayloadRequest, user: SignedInUser, website: string): Promise<void> {
  const isMember = (user.memberships ?? []).some((membership) => idOf(membership.website) === website)
  const link = isMember ? null : await frontendLink(req, '/join', await signJoinToken({ userId: user.id, website }))
  await req.payload.sendEmail({
    to: user.email!,
    subject: 'You already have a login',
    html: mailHtml({
      name: user.displayName ?? 'there',
      sentences: ['Somebody tried to register with your e-mail address. You already have a login: use your password, or “Forgot password”.'],
      ...(link && { link, linkText: 'Use my login on this website too' }),
    }),
  })
}
