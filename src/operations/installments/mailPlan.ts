import type { PayloadRequest } from 'payload'
import { DateTime } from 'luxon'
import { isOpen, openMinor, sumOpen, type Part, type Plan } from '../../domain/installments/plan.ts'
import { formatMinor } from '../../domain/money/format.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import type { OutboxEvent } from '../../lib/feature.ts'
import { frontendOf } from '../../lib/mail/frontendOf.ts'
import { mailHtml } from '../../lib/mail/layout.ts'
import { queueOnce } from '../../lib/mail/queueOnce.ts'
import { partsOf } from './planOf.ts'

type Told = { plan: Plan & { reason: string | null }; parts: Part[]; part: Part | null; event: OutboxEvent; day: (iso: string) => string; money: (minor: number) => string }
type Words = { subject: string; sentences: string[] }

const DAY_MS = 86_400_000
const how = ({ chargesItself }: Plan): string => (chargesItself ? 'Your saved method is charged on that day; there is nothing for you to do.' : 'Please pay it by then on our website.')

/** The parts that a client has agreed to. */
export const mailAccepted = (req: PayloadRequest, event: OutboxEvent): Promise<void> => tell(req, event, ({ plan, parts, day, money }) => ({
  subject: `${plan.about} in ${parts.length} parts`,
  sentences: [`You pay ${money(plan.totalMinor)} for ${plan.about} in parts. Work begins with the deposit.`, ...parts.map(({ number, amountMinor, dueAt }) => `${number === 1 ? 'Deposit' : `Part ${number}`}: ${money(amountMinor)}, due ${number === 1 ? 'now' : `on ${day(dueAt)}`}.`)],
}))

/** A part falls due in some days. */
export const mailDueSoon = (req: PayloadRequest, event: OutboxEvent): Promise<void> => tell(req, event, ({ plan, part, day, money }) =>
  part && isOpen(part) ? { subject: `${money(openMinor(part))} for ${plan.about} on ${day(part.dueAt)}`, sentences: [`A part of ${money(openMinor(part))} for ${plan.about} is due on ${day(part.dueAt)}.`, how(plan)] } : null)

/** A saved method could not be charged: when it is tried again, or what the client can do. */
export const mailChargeFailed = (req: PayloadRequest, event: OutboxEvent): Promise<void> => tell(req, event, ({ plan, day }) => {
  const { sentence, needsClient, nextTryAt } = event.facts as { sentence: string; needsClient: boolean; nextTryAt: string | null }
  const next = needsClient
    ? 'Your bank wants you to confirm the payment yourself. Please pay what is due on our website: you will be asked to confirm it there.'
    : nextTryAt ? `We try again on ${day(nextTryAt)}. To be sure, choose another saved method, or pay what is due on our website.` : 'We do not try again. Please pay what is due on our website, or choose another saved method.'
  return { subject: `your payment for ${plan.about} did not come through`, sentences: [`We could not charge your saved method for ${plan.about}.`, sentence, next] }
})

/** A part was not paid in time. */
export const mailOverdue = (req: PayloadRequest, event: OutboxEvent): Promise<void> => tell(req, event, ({ plan, part, day, money }) =>
  part && isOpen(part)
    ? { subject: `${money(openMinor(part))} for ${plan.about} is overdue`, sentences: [`A part of ${money(openMinor(part))} for ${plan.about} was due on ${day(part.dueAt)}.`, `Please pay it on our website. From ${day(new Date(new Date(part.dueAt).getTime() + plan.terms.graceDays * DAY_MS).toISOString())} on the work rests until it is paid.`] }
    : null)

export const mailPaused = (req: PayloadRequest, event: OutboxEvent): Promise<void> => tell(req, event, ({ plan }) =>
  ({ subject: `the work on ${plan.about} rests`, sentences: [`The work on ${plan.about} rests, because a part of its price is overdue.`, 'It goes on as soon as you have paid what is due on our website.'] }))

export const mailResumed = (req: PayloadRequest, event: OutboxEvent): Promise<void> => tell(req, event, ({ plan }) =>
  ({ subject: `the work on ${plan.about} goes on`, sentences: [`Nothing of the price of ${plan.about} is overdue any more, and the work goes on. Thank you.`] }))

/** Staff have ended a plan; a client knows of having done so. */
export const mailCancelled = (req: PayloadRequest, event: OutboxEvent): Promise<void> => tell(req, event, ({ plan, parts, money }) => {
  if (!plan.reason) return null
  const rest = sumOpen(parts)
  return { subject: `the installment plan for ${plan.about} has ended`, sentences: [`We have ended the installment plan for ${plan.about}.`, `The reason: ${plan.reason}`, ...(rest > 0 ? [`${money(rest)} is due now. Please pay it on our website.`] : [])] }
})

const PLAN = `
  select p.id as plan, i.number from installment_plans p left join installments i on i.id = $1
  where p.id = coalesce((select plan_id from installments where id = $1), $1)`

/** Writes to the client of a plan, once for each event; `say` answers null where the time for it is over. */
const tell = (req: PayloadRequest, event: OutboxEvent, say: (told: Told) => Words | null): Promise<void> =>
  inTransaction(req, async () => {
    const of = await row<{ plan: string; number: number | null }>(req, PLAN, [event.document.id])
    if (!of) return
    const plan = (await req.payload.db.findOne<Told['plan']>({ collection: 'installment-plans' as never, req, where: { id: { equals: of.plan } } }))!
    const parts = await partsOf(req, plan.id)
    const client = await row<{ name: string; email: string | null }>(req, 'select display_name as name, email from users where id = $1', [plan.client])
    const website = (await row<{ name: string; zone: string }>(req, 'select name, time_zone as zone from websites where id = $1', [plan.website]))!
    const words = say({
      plan, parts, event, part: parts.find(({ number }) => number === of.number) ?? null,
      day: (iso) => DateTime.fromISO(iso, { zone: website.zone }).setLocale('en').toFormat('d LLLL yyyy'), money: (minor) => formatMinor(minor, plan.currency),
    })
    if (!client?.email || !words) return
    const link = await frontendOf(req, plan.website)
    await queueOnce(req, {
      id: event.id, to: client.email, subject: `${website.name}: ${words.subject}`,
      html: mailHtml({ name: client.name, sentences: [...words.sentences, `Our reference is ${plan.code}.`], ...(link && { link, linkText: website.name }) }),
    })
  })
