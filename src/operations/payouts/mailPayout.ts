import type { PayloadRequest } from 'payload'
import { formatMinor } from '../../domain/money/format.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import type { OutboxEvent } from '../../lib/feature.ts'
import { mailHtml } from '../../lib/mail/layout.ts'
import { queueOnce } from '../../lib/mail/queueOnce.ts'

type Told = { code: string; amount_minor: number; currency: string; account: string; reason: string | null; email: string; name: string; website: string }

const PAYOUT = `
  select p.code, p.amount_minor, p.currency, p.account, p.reason, u.email, coalesce(u.display_name, u.email) as name, w.name as website
  from payouts p join users u on u.id = p.writer_id join websites w on w.id = p.website_id where p.id = $1`

/** What a writer is told of, by the event's name. */
const WORDS: Record<string, { subject: string; sentence: (amount: string, told: Told) => string; hasReason?: true }> = {
  'payout.send': { subject: 'is on its way', sentence: (amount, { account }) => `We have sent ${amount} to ${account}. Banks take up to three working days.` },
  'payout.fail': { subject: 'failed', sentence: (amount, { account }) => `${amount} could not be sent to ${account}. The money is with your available earnings again.`, hasReason: true },
  'payout.return': { subject: 'came back', sentence: (amount, { account }) => `${amount} came back from ${account}. The money is with your available earnings again.`, hasReason: true },
  'payout.reject': { subject: 'was rejected', sentence: (amount) => `Your payout of ${amount} was rejected. The money is with your available earnings as before.`, hasReason: true },
}

/** Tells a writer what became of a payout. Safe to repeat: the mail has the id of the event. */
export const mailPayout = (req: PayloadRequest, { id, name, document }: OutboxEvent): Promise<void> =>
  inTransaction(req, async () => {
    const told = await row<Told>(req, PAYOUT, [document.id])
    const words = WORDS[name]
    if (!told || !words) return
    const why = words.hasReason && told.reason ? [`Reason: ${told.reason}`] : []
    await queueOnce(req, {
      id, to: told.email, subject: `${told.website}: your payout ${told.code} ${words.subject}`,
      html: mailHtml({ name: told.name, sentences: [words.sentence(formatMinor(told.amount_minor, told.currency), told), ...why] }),
    })
  })
