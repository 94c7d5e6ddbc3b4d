import { DateTime } from 'luxon'
import { formatMinor } from '../../domain/money/format.ts'
import { countryName } from '../../domain/papers/country.ts'
import { PAPER_WORDS } from '../../domain/papers/kinds.ts'
import type { Buyer, Paper, Seller } from '../../domain/papers/paper.ts'

export type Row = { label: string; amount: string; isStrong?: boolean }

/** What is printed on a paper, piece by piece; where it stands on the page is for the renderer. */
export type PaperText = {
  title: string
  website: string
  seller: string[]
  buyer: string[]
  facts: [name: string, value: string][]
  rows: Row[]
  totals: Row[]
  note: string | null
}

/** Puts a paper into words. Amounts and dates are written in English, in the paper's currency and time zone. */
export function paperText(paper: Paper): PaperText {
  const { kind, number, issuedAt, timeZone, about, seller, buyer, correctsNumber, lines, note } = paper
  const amountOf = (amountMinor: number): string => formatMinor(amountMinor, paper.currency)
  const facts: PaperText['facts'] = [['Number', number], ['Date', DateTime.fromISO(issuedAt, { zone: timeZone, locale: 'en' }).toFormat('d LLLL yyyy')], ['About', capital(about)]]
  if (correctsNumber) facts.push(['Corrects', correctsNumber])
  return {
    title: PAPER_WORDS[kind].title, website: seller.website, seller: partyLines(seller), buyer: partyLines(buyer), facts, note,
    rows: lines.map(({ label, amountMinor }) => ({ label, amount: amountOf(amountMinor) })),
    totals: totalsOf(paper, amountOf),
  }
}

const TOTAL_WORDS = { invoice: 'Total', receipt: 'Received', credit_note: 'Given back' } as const

function totalsOf({ kind, netMinor, totalMinor, taxLines }: Paper, amountOf: (amountMinor: number) => string): Row[] {
  const taxes = taxLines.map(({ label, percent, country, amountMinor }) => ({ label: `${label} ${percent} % (${country})`, amount: amountOf(amountMinor) }))
  const net = taxes.length > 0 ? [{ label: 'Net', amount: amountOf(netMinor) }] : []
  return [...net, ...taxes, { label: TOTAL_WORDS[kind], amount: amountOf(totalMinor), isStrong: true }]
}

function partyLines(party: Seller | Buyer): string[] {
  const { name, address, country, vatId } = party
  const first = 'company' in party && party.company ? [party.company, name] : [name]
  const place = country ? [countryName(country) ?? country] : []
  return [...first, ...(address ?? '').split('\n').map((line) => line.trim()).filter(Boolean), ...place, ...(vatId ? [`VAT id ${vatId}`] : []), ...('email' in party && party.email ? [party.email] : [])]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
