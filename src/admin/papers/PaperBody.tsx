'use client'
import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { PAPER_WORDS, type PaperKind } from '../../domain/papers/kinds.ts'
import type { Buyer, PaperLine, Seller } from '../../domain/papers/paper.ts'
import type { TaxLine } from '../../domain/papers/taxLines.ts'
import { Money } from '../ledger/Money.tsx'
import { Facts } from '../orders/Facts.tsx'

type PaperData = { id: string; kind: PaperKind; number: string; currency: string; totalMinor: number; netMinor: number; lines: PaperLine[]; taxLines: TaxLine[]; seller: Seller; buyer: Buyer }

/** A paper as its client has it: what it lists, who sold, who bought, and its PDF. */
export function PaperBody() {
  const { config } = useConfig()
  const paper = useDocumentInfo().data as PaperData | undefined
  if (!paper?.number) return null
  const { id, kind, number, seller, buyer } = paper
  return (
    <section className="panel-section" aria-labelledby="paper-title">
      <h3 id="paper-title">{PAPER_WORDS[kind].title} {number}</h3>
      <p><a href={`${config.routes.api}/papers/${id}/pdf`} download={`${number}.pdf`}>Download the PDF</a></p>
      <Lines paper={paper} />
      <Facts facts={[['Sold by', wordsOf(seller)], ['Sold to', wordsOf(buyer)]]} />
    </section>
  )
}

function Lines({ paper: { lines, taxLines, netMinor, totalMinor, currency } }: { paper: PaperData }) {
  const row = (key: string, label: string, amountMinor: number) => (
    <tr key={key}>
      <td>{label}</td>
      <td className="panel-table__amount"><Money amountMinor={amountMinor} currency={currency} /></td>
    </tr>
  )
  return (
    <div className="panel-table__scroll">
      <table className="panel-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="panel-table__amount">Amount</th>
          </tr>
        </thead>
        <tbody>{lines.map(({ label, amountMinor }, index) => row(`line ${index}`, label, amountMinor))}</tbody>
        <tfoot>
          {taxLines.length > 0 && row('net', 'Net', netMinor)}
          {taxLines.map(({ label, percent, country, amountMinor }, index) => row(`tax ${index}`, `${label} ${percent} % (${country})`, amountMinor))}
          {row('total', 'Total', totalMinor)}
        </tfoot>
      </table>
    </div>
  )
}

const wordsOf = (party: Seller | Buyer): string =>
  ['company' in party ? party.company : null, party.name, party.address?.replaceAll('\n', ', '), party.country, party.vatId].filter(Boolean).join(', ')
