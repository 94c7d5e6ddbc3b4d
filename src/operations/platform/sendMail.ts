import { createTransport } from 'nodemailer'
import type { PayloadRequest } from 'payload'
import { now } from '../../lib/clock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { env } from '../../lib/env.ts'

const TIMEOUT_MS = 20_000

type Mail = { id: string; to: string; subject: string; html: string }

/**
 * Hands a queued mail to the mail server, then empties its text: it may carry a token. A crash between
 * the two sends it twice; the Message-ID is the same both times.
 */
export async function sendMail(req: PayloadRequest, mailId: string): Promise<void> {
  const mail = await row<Mail>(req, `select id, "to", subject, html from mails where id = $1 and state in ('queued', 'failed')`, [mailId])
  const url = env().SMTP_URL
  if (!mail || !url) return
  const transport = createTransport({ url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS })
  try {
    await transport.sendMail({ from: env().MAIL_FROM, to: mail.to, subject: mail.subject, html: mail.html, messageId: `<${mail.id}@scriptorium>` })
  } catch (error) {
    await rows(req, `update mails set state = 'failed', problem = $2, updated_at = $3 where id = $1`, [mailId, String((error as Error).message).slice(0, 500), now()])
    throw error
  } finally {
    transport.close()
  }
  await rows(req, `update mails set state = 'sent', html = null, problem = null, sent_at = $2, updated_at = $2 where id = $1`, [mailId, now()])
}
