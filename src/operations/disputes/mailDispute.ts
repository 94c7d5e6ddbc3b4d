import { DateTime } from 'luxon'
import type { PayloadRequest } from 'payload'
import { v5 as uuid } from 'uuid'
import { unrecoveredMinor, type Dispute } from '../../domain/disputes/dispute.ts'
import { reasonInWords } from '../../domain/disputes/reasons.ts'
import { formatMinor } from '../../domain/money/format.ts'
import { rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { env } from '../../lib/env.ts'
import type { OutboxEvent } from '../../lib/feature.ts'
import { mailHtml } from '../../lib/mail/layout.ts'
import { queueOnce } from '../../lib/mail/queueOnce.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { readDispute } from './readDispute.ts'

type Words = { subject: string; sentences: string[] }
type Told = Dispute & { amount: string; due: string }

/** What staff are told of, by the event's name. */
const WORDS: Record<string, (dispute: Told) => Words> = {
  'gateway-dispute.opened': (dispute) => ({
    subject: dispute.isInquiry ? 'a bank asks about a payment' : 'a payment was disputed',
    sentences: [
      dispute.isInquiry ? `A client’s bank asks about a payment of ${dispute.amount}. No money was taken yet.` : `A client’s bank has taken back a payment of ${dispute.amount}.`,
      `Why, as the bank says: ${reasonInWords(dispute.reason)}.`,
      `Answer with evidence${dispute.due}, or give it up.`,
    ],
  }),
  'gateway-dispute.due': (dispute) => ({ subject: 'evidence is due', sentences: [`Nobody has answered the dispute over ${dispute.amount}. The bank takes evidence${dispute.due}.`] }),
  'gateway-dispute.respond': (dispute) => ({ subject: 'the bank asks again', sentences: [`The bank waits for an answer in the dispute over ${dispute.amount}${dispute.due}.`] }),
  'gateway-dispute.return_to_staff': (dispute) => ({ subject: 'the gateway refused', sentences: [`What was decided about the dispute over ${dispute.amount} was refused: ${dispute.problem}`, `Decide anew${dispute.due}.`] }),
  'gateway-dispute.win': ({ amount }) => ({ subject: 'won', sentences: [`The dispute over ${amount} is won. The money is there again, and nothing is frozen for it any more.`] }),
  'gateway-dispute.lose': (dispute) => ({
    subject: 'lost',
    sentences: [
      `The dispute over ${dispute.amount} is lost: the client’s bank keeps the money.`,
      ...(unrecoveredMinor(dispute) > 0 ? [`${formatMinor(unrecoveredMinor(dispute), dispute.currency)} of it is the website’s loss, unless it can be taken back: see the dispute’s page.`] : []),
    ],
  }),
  'gateway-dispute.close': ({ amount }) => ({ subject: 'closed', sentences: [`The bank asks no more about the payment of ${amount}. No money was taken.`] }),
}

export const TOLD_DISPUTES = Object.keys(WORDS)

const STAFF = `
  select distinct u.id, coalesce(u.display_name, u.email) as name, u.email
  from users u join users_memberships m on m._parent_id = u.id join users_memberships_roles r on r.parent_id = m.id
  where m.website_id = $1 and r.value in ('admin', 'support') and ($2::uuid is null or u.id = $2) order by u.id limit 20`

type Person = { id: string; name: string; email: string | null }

/** Tells who looks after a dispute what became of it; the admins and support of its website while nobody does. */
export const mailDispute = (req: PayloadRequest, { id, name, document }: OutboxEvent): Promise<void> =>
  inTransaction(req, async () => {
    const dispute = await readDispute(req, document.id)
    if (!dispute) return
    const { name: website, timeZone } = await websiteById(req, dispute.website)
    const due = dispute.evidenceDueAt ? ` until ${DateTime.fromISO(dispute.evidenceDueAt, { zone: timeZone }).setLocale('en').toFormat('d LLLL yyyy, HH:mm')}` : ''
    const { subject, sentences } = WORDS[name]!({ ...dispute, amount: formatMinor(dispute.amountMinor, dispute.currency), due })
    for (const person of await readers(req, dispute)) {
      if (!person.email) continue
      await queueOnce(req, {
        id: uuid(person.id, id), to: person.email, subject: `${website}: dispute ${dispute.code}, ${subject}`,
        html: mailHtml({ name: person.name, sentences, link: `${env().PUBLIC_URL}/admin/collections/gateway-disputes/${dispute.id}`, linkText: dispute.code }),
      })
    }
  })

/** Somebody who is no staff any more looks after nothing. */
async function readers(req: PayloadRequest, { website, assignee }: Dispute): Promise<Person[]> {
  const own = assignee ? await rows<Person>(req, STAFF, [website, assignee]) : []
  return own.length > 0 ? own : rows<Person>(req, STAFF, [website, null])
}
