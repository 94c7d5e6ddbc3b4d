import { judgeAge } from '../../../../domain/platform/judgeAge.ts'
import type { Verdict } from '../../../../domain/platform/verdict.ts'
import { secondsSince } from '../../../../lib/clock.ts'
import { env } from '../../../../lib/env.ts'
import { unsentMails } from '../backlogs.ts'
import type { HealthCheck } from '../check.ts'

const LEVELS = { warning: 300, failing: 3_600 }
const FAILED = { warning: 0, failing: 0 }

/** Whether mail leaves. */
export const mail: HealthCheck = {
  name: 'mail',
  title: 'Mail',
  finds: 'Mails could not be sent, or wait for more than five minutes; in production, that no mail server is set.',
  run: async (req) => {
    const { failed, count, oldestAt } = await unsentMails(req)
    const verdict = judgeAge({
      since: oldestAt,
      seconds: secondsSince(oldestAt),
      levels: failed > 0 ? FAILED : LEVELS,
      fine: 'Mail leaves as it is written.',
      late: (howLong) => `${count} ${count === 1 ? 'mail waits' : 'mails wait'} to be sent, ${failed} of them after a failure, the oldest for ${howLong}.`,
      todo: 'Open Mailbox in the panel: each mail shows what the mail server answered. See that SMTP_URL is right and a worker runs.',
    })
    return verdict.status === 'ok' && !env().SMTP_URL ? withoutServer() : verdict
  },
}

const withoutServer = (): Verdict =>
  env().APP_ENV === 'production'
    ? { status: 'warning', says: 'No mail server is set: mails are kept and never sent.', todo: 'Set SMTP_URL.' }
    : { status: 'ok', says: 'No mail server is set: mails are kept in the mailbox.' }
