import { DateTime } from 'luxon'
import { formatMinor } from '../money/format.ts'
import { ORDER_EVENTS } from '../orders/eventWords.ts'
import { reasonInWords } from './reasons.ts'

export type EvidenceRow = { when: string; text: string }

/** What goes to the client's bank, in words. Kept as it was sent: the same pack gives the same bytes. */
export type EvidencePack = {
  title: string
  website: string
  madeAt: string
  facts: [name: string, value: string][]
  answer: string
  sections: { title: string; rows: EvidenceRow[] }[]
}

/** What the platform knows of a disputed payment. Moments are of the website's day. */
export type EvidenceSource = {
  madeAt: Date
  timeZone: string
  website: string
  dispute: { code: string; gatewayId: string; amountMinor: number; currency: string; reason: string; answer: string | null }
  payment: { code: string; intentId: string; about: string; paidAt: Date; totalMinor: number; walletMinor: number; receivedMinor: number }
  client: { name: string; email: string; registeredAt: Date }
  order: { number: string; title: string; placedAt: Date; deadline: Date; deliveredAt: Date | null; completedAt: Date | null; totalMinor: number; brief: Record<string, unknown> } | null
  timeline: readonly { at: Date; event: string; to: string | null; role: string }[]
  files: readonly { at: Date; name: string; category: string; sizeBytes: number; sha256: string; role: string }[]
  papers: readonly { issuedAt: Date; kind: string; number: string; totalMinor: number }[]
  /** What was bought from the wallet after the payment had filled it. */
  spent: readonly { at: Date; about: string; amountMinor: number }[]
}

/** Puts what is known into the pack that the bank reads: facts first, then what happened, what was delivered, what was paid. */
export function evidencePack(source: EvidenceSource): EvidencePack {
  const { dispute, website, madeAt } = source
  const words = wordsOf(source)
  const sections = [
    { title: 'What was ordered', rows: orderRows(source, words) },
    { title: 'What happened', rows: source.timeline.map(({ at, event, to, role }) => ({ when: words.day(at), text: `${ORDER_EVENTS[event] ?? plain(event)} (${[role, to && plain(to)].filter(Boolean).join(', ')})` })) },
    { title: 'Files', rows: source.files.map((file) => ({ when: words.day(file.at), text: `${file.name}: ${file.category} of the ${file.role}, ${file.sizeBytes} bytes, SHA-256 ${file.sha256}` })) },
    { title: 'Bought from the wallet', rows: source.spent.map(({ at, about, amountMinor }) => ({ when: words.day(at), text: `${about}: ${words.money(amountMinor)}` })) },
    { title: 'Invoices and receipts', rows: source.papers.map(({ issuedAt, kind, number, totalMinor }) => ({ when: words.day(issuedAt), text: `${plain(kind)} ${number}: ${words.money(totalMinor)}` })) },
  ]
  return {
    title: `Evidence for dispute ${dispute.gatewayId}`, website, madeAt: madeAt.toISOString(), answer: dispute.answer ?? '',
    facts: factsOf(source, words), sections: sections.filter(({ rows }) => rows.length > 0),
  }
}

type Words = { day: (at: Date) => string; money: (amountMinor: number) => string }

const wordsOf = ({ timeZone, dispute }: EvidenceSource): Words => ({
  day: (at) => DateTime.fromJSDate(at, { zone: timeZone }).setLocale('en').toFormat('d LLL yyyy HH:mm'),
  money: (amountMinor) => formatMinor(amountMinor, dispute.currency),
})

function factsOf({ dispute, payment, client, timeZone }: EvidenceSource, { day, money }: Words): EvidencePack['facts'] {
  return [
    ['Our reference', dispute.code],
    ['Disputed', `${money(dispute.amountMinor)}: ${reasonInWords(dispute.reason)}`],
    ['Payment', `${payment.code} (${payment.intentId}) for ${payment.about}`],
    ['Paid', `${day(payment.paidAt)}: ${money(payment.receivedMinor)} by card${payment.walletMinor > 0 ? `, ${money(payment.walletMinor)} from the wallet` : ''}`],
    ['Client', `${client.name}, ${client.email}, registered ${day(client.registeredAt)}`],
    ['Times in', timeZone],
  ]
}

function orderRows({ order }: EvidenceSource, { day, money }: Words): EvidenceRow[] {
  if (!order) return []
  const brief = Object.entries(order.brief).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
  return [
    { when: day(order.placedAt), text: `Order ${order.number}: ${order.title}, for ${money(order.totalMinor)}` },
    ...brief.map(([name, value]) => ({ when: '', text: `${plain(name)}: ${String(value).slice(0, LONGEST)}` })),
    { when: day(order.deadline), text: 'Deadline' },
    ...(order.deliveredAt ? [{ when: day(order.deliveredAt), text: 'Delivered' }] : []),
    ...(order.completedAt ? [{ when: day(order.completedAt), text: 'Accepted' }] : []),
  ]
}

const LONGEST = 1_000

const plain = (name: string): string => {
  const words = name.replaceAll('_', ' ')
  return words[0]!.toUpperCase() + words.slice(1)
}
