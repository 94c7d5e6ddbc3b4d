import type { EmailAdapter, SendEmailOptions } from 'payload'
import { v7 as uuid } from 'uuid'
import { now } from '../clock.ts'
import { env } from '../env.ts'
import { boss } from '../jobs/boss.ts'

/**
 * Payload's way to send mail: the mail is written to the mailbox and a job sends it, so that no
 * request waits for a mail server and no mail is lost when it is down.
 */
export const mailbox: EmailAdapter<{ id: string }> = ({ payload }) => ({
  name: 'mailbox',
  defaultFromAddress: addressOf(env().MAIL_FROM),
  defaultFromName: nameOf(env().MAIL_FROM),
  sendEmail: async ({ to, subject, html, text }: SendEmailOptions) => {
    const id = uuid()
    const isSent = Boolean(env().SMTP_URL)
    const pool = (payload.db as unknown as { pool: { query(text: string, values: unknown[]): Promise<unknown> } }).pool
    await pool.query(
      `insert into mails (id, "to", subject, html, state, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)`,
      [id, String(to), String(subject ?? ''), String(html ?? text ?? ''), isSent ? 'queued' : 'kept', now()],
    )
    if (isSent) await boss().send('send-mail', { mailId: id })
    return { id }
  },
})

const addressOf = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from
const nameOf = (from: string): string => /^([^<]+)</.exec(from)?.[1]?.trim() ?? 'Scriptorium'
