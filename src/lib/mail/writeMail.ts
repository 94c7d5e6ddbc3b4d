import { now } from '../clock.ts'
import { env } from '../env.ts'

export type Mail = {
  /** Of the fact that it tells of, where a mail is written once for it. */
  id: string
  to: string
  subject: string
  html: string
}

const WRITE = `
  insert into mails (id, "to", subject, html, state, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)
  on conflict (id) do nothing returning id`

/**
 * Writes a mail to the mailbox, unless its id is there. Without a mail server it is kept there.
 * @returns whether a job is to send it
 */
export async function writeMail(run: (text: string, values: unknown[]) => Promise<readonly unknown[]>, { id, to, subject, html }: Mail): Promise<boolean> {
  const isSent = Boolean(env().SMTP_URL)
  const written = await run(WRITE, [id, to, subject, html, isSent ? 'queued' : 'kept', now()])
  return isSent && written.length > 0
}
