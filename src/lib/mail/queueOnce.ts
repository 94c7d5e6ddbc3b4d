import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { row } from '../db/rows.ts'
import { env } from '../env.ts'
import { send } from '../jobs/boss.ts'

type Mail = {
  /** Of the fact that it tells of: a mail with this id is written once. */
  id: string
  to: string
  subject: string
  html: string
}

const WRITE = `
  insert into mails (id, "to", subject, html, state, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)
  on conflict (id) do nothing returning id`

/** Writes a mail to the mailbox and queues it, in the transaction of `req`, unless its fact was told before. */
export async function queueOnce(req: PayloadRequest, { id, to, subject, html }: Mail): Promise<void> {
  const isSent = Boolean(env().SMTP_URL)
  const written = await row(req, WRITE, [id, to, subject, html, isSent ? 'queued' : 'kept', now()])
  if (written && isSent) await send(req, 'send-mail', { mailId: id })
}
