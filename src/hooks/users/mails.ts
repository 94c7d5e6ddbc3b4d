import type { PayloadRequest } from 'payload'
import { frontendLink } from '../../lib/mail/frontendLink.ts'
import { mailHtml } from '../../lib/mail/layout.ts'

type Args = { req?: PayloadRequest; token?: string; user?: { displayName?: string } }

/** The mail that asks a new user to confirm the e-mail address. */
export const verificationMail = {
  generateEmailSubject: () => 'Please confirm your e-mail address',
  generateEmailHTML: async ({ req, token = '', user }: Args): Promise<string> =>
    mailHtml({
      name: user?.displayName ?? 'there',
      sentences: ['Please confirm your e-mail address, so that you can log in. If you did not register, ignore this mail.'],
      link: await frontendLink(req, '/verify-email', token),
      linkText: 'Confirm my e-mail address',
    }),
}

/** The mail with which a forgotten password is replaced. */
export const resetMail = {
  generateEmailSubject: () => 'Choose a new password',
  generateEmailHTML: async ({ req, token = '', user }: Args = {}): Promise<string> =>
    mailHtml({
      name: user?.displayName ?? 'there',
      sentences: ['Somebody asked for a new password for this address. The link works for one hour. If it was not you, ignore this mail: nothing has changed.'],
      link: await frontendLink(req, '/reset-password', token),
      linkText: 'Choose a new password',
    }),
}
