import { forHowLong } from '../../../../domain/platform/forHowLong.ts'
import { gradeOf } from '../../../../domain/platform/verdict.ts'
import { now } from '../../../../lib/clock.ts'
import { row } from '../../../../lib/db/rows.ts'
import { env } from '../../../../lib/env.ts'
import type { HealthCheck } from '../check.ts'

const STUCK = `
  select count(*) filter (where state = 'failed') as failed, count(*) as unsent, min(created_at) as at
  from (select state, created_at from mails where state in ('queued', 'failed') order by created_at limit 1000) m`
const LEVELS = { warning: 300, failing: 3_600 }

/** Whether mail leaves. */
export const mail: HealthCheck = {
  name: 'mail',
  title: 'Mail',
  finds: 'Mails could not be sent, or wait for more than five minutes; in production, that no mail server is set.',
  run: async (req) => {
    const { failed, unsent, at } = (await row<{ failed: number; unsent: number; at: Date | null }>(req, STUCK))!
    const seconds = at ? (now().getTime() - at.getTime()) / 1_000 : 0
    const status = failed > 0 ? 'failing' : gradeOf(seconds, LEVELS)
    if (status !== 'ok' && at)
      return {
        status,
        says: `${unsent} ${unsent === 1 ? 'mail waits' : 'mails wait'} to be sent, ${failed} of them after a failure, the oldest for ${forHowLong(seconds)}.`,
        todo: 'Open Mailbox in the panel: each mail shows what the mail server answered. See that SMTP_URL is right and a worker runs.',
        since: at.toISOString(),
      }
    if (env().SMTP_URL) return { status: 'ok', says: 'Mail leaves as it is written.' }
    const isProduction = env().APP_ENV === 'production'
    return isProduction
      ? { status: 'warning', says: 'No mail server is set: mails are kept and never sent.', todo: 'Set SMTP_URL.' }
      : { status: 'ok', says: 'No mail server is set: mails are kept in the mailbox.' }
  },
}
