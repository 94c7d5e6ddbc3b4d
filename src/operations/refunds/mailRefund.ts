import type { PayloadRequest } from 'payload'
import { formatMinor } from '../../domain/money/format.ts'
import { payableOf, type Refund } from '../../domain/refunds/refund.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { env } from '../../lib/env.ts'
import type { OutboxEvent } from '../../lib/feature.ts'
import { mailHtml } from '../../lib/mail/layout.ts'
import { queueOnce } from '../../lib/mail/queueOnce.ts'
import { mailIdFor } from './mailIdFor.ts'

type Told = Refund & { refusal: string | null; gatewayMinor: number | null; walletMinor: number | null; bonusMinor: number | null }
type Person = { id: string; name: string; email: string | null }

const words = ({ amountMinor, currency }: Pick<Refund, 'amountMinor' | 'currency'>): string => formatMinor(amountMinor, currency)

/** Tells a client that a refund is granted, and where the money goes. */
export const mailGranted = (req: PayloadRequest, event: OutboxEvent): Promise<void> =>
  tellClient(req, event, (refund) => ({
    subject: `your refund of ${words(refund)}`,
    sentences: [`You get ${words(refund)} back.`, ...placesOf(refund), refund.gatewayMinor ? 'A bank may take up to ten days to show it.' : 'It is there now.'],
  }))

/** Tells a client why a refund was rejected. */
export const mailRejected = (req: PayloadRequest, event: OutboxEvent): Promise<void> =>
  tellClient(req, event, (refund) => ({
    subject: `your request for a refund of ${words(refund)}`,
    sentences: [`We do not give back the ${words(refund)} that was asked for.`, `The reason: ${refund.refusal}`],
  }))

/** Tells the client, and the website's admins, that a gateway could not give the money back. */
export const mailFailed = async (req: PayloadRequest, event: OutboxEvent): Promise<void> => {
  await tellClient(req, event, (refund) => ({
    subject: `your refund of ${words(refund)} did not arrive`,
    sentences: [`Your bank or card did not take all of the refund of ${words(refund)}.`, 'The money is not lost: it is in your wallet, or still held for your order. We look after it.'],
  }))
  await tellAdmins(req, event)
}

function placesOf({ gatewayMinor, walletMinor, bonusMinor, currency }: Told): string[] {
  const place = (minor: number | null, where: string): string[] => (minor ? [`${formatMinor(minor, currency)} goes to ${where}.`] : [])
  return [...place(gatewayMinor, 'where you paid from'), ...place(walletMinor, 'your wallet'), ...place(bonusMinor, 'your bonus credit')]
}

type Words = { subject: string; sentences: string[] }

const tellClient = (req: PayloadRequest, event: OutboxEvent, say: (refund: Told) => Words): Promise<void> =>
  inTransaction(req, async () => {
    const refund = (await req.payload.db.findOne<Told>({ collection: 'refunds' as never, req, where: { id: { equals: event.document.id } } }))!
    const client = await row<Person>(req, 'select id, display_name as name, email from users where id = $1', [refund.client])
    if (!client?.email) return
    const { subject, sentences } = say(refund)
    const website = await row<{ name: string }>(req, 'select name from websites where id = $1', [refund.website])
    await queueOnce(req, { id: event.id, to: client.email, subject: `${website!.name}: ${subject}`, html: mailHtml({ name: client.name, sentences: [...sentences, `Our reference is ${refund.code}.`] }) })
  })

const ADMINS = `
  select distinct u.id, u.display_name as name, u.email
  from users u join users_memberships m on m._parent_id = u.id join users_memberships_roles r on r.parent_id = m.id
  where m.website_id = $1 and r.value = 'admin' order by u.id limit 20`

const tellAdmins = (req: PayloadRequest, event: OutboxEvent): Promise<void> =>
  inTransaction(req, async () => {
    const refund = (await req.payload.db.findOne<Told>({ collection: 'refunds' as never, req, where: { id: { equals: event.document.id } } }))!
    const { collection, id } = payableOf(refund)
    const failed = (refund.parts ?? []).filter(({ state }) => state === 'failed')
    for (const admin of await rows<Person>(req, ADMINS, [refund.website])) {
      if (!admin.email) continue
      await queueOnce(req, {
        id: mailIdFor(event.id, admin.id), to: admin.email, subject: `Refund ${refund.code} failed`,
        html: mailHtml({
          name: admin.name,
          sentences: [
            `The gateway could not give back all of ${words(refund)}.`,
            ...failed.map((part) => `${formatMinor(part.amountMinor, refund.currency)}: ${part.reason ?? 'the gateway gave no reason'}`),
            collection === 'top-ups' ? `It is in the client’s wallet again. The top-up is ${id}.` : `It is held again for the order, or in the client’s wallet where the order has ended. The order is ${id}.`,
          ],
          link: `${env().PUBLIC_URL}/admin/collections/refunds/${refund.id}`, linkText: refund.code,
        }),
      })
    }
  })
