import type { EmailAdapter, SendEmailOptions } from 'payload'
import { v7 as uuid } from 'uuid'
import { env } from '../env.ts'
import { boss } from '../jobs/boss.ts'
import { writeMail } from './writeMail.ts'

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
    const { pool } = payload.db as unknown as { pool: { query(text: string, values: unknown[]): Promise<{ rows: unknown[] }> } }
    const mail = { id, to: String(to), subject: String(subject ?? ''), html: String(html ?? text ?? '') }
    if (await writeMail(async (statement, values) => (await pool.query(statement, values)).rows, mail)) await boss().send('send-mail', { mailId: id })
    return { id }
  },
})

const addressOf = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from
const nameOf = (from: string): string => /^([^<]+)</.exec(from)?.[1]?.trim() ?? 'Scriptorium'
