import type { PayloadRequest } from 'payload'
import { rows } from '../db/rows.ts'
import { send } from '../jobs/boss.ts'
import { type Mail, writeMail } from './writeMail.ts'

/** Writes a mail to the mailbox and queues it, in the transaction of `req`, unless its fact was told before. */
export async function queueOnce(req: PayloadRequest, mail: Mail): Promise<void> {
  if (await writeMail((text, values) => rows(req, text, values), mail)) await send(req, 'send-mail', { mailId: mail.id })
}
