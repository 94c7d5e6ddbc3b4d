'use client'
import { useConfig, useListQuery } from '@payloadcms/ui'
import { PAPER_WORDS, type PaperKind } from '../../domain/papers/kinds.ts'
import { LIST_TOTALS } from '../../domain/lists/totals.ts'
import type { SummedList } from '../../operations/lists/sumList.ts'
import { useAnswer } from '../api/useAnswer.ts'
import { Money } from '../ledger/Money.tsx'
import { sentence } from '../words.ts'
import { partsOf } from './filters.ts'

type Totals = NonNullable<SummedList['totals']>

/** What a list of money finds, added up: by state, and in all. */
export function ListTotals({ collection }: { collection: string }) {
  const { config } = useConfig()
  const { query, data } = useListQuery()
  const parts = [...partsOf('where', query.where), ...partsOf('search', query.search)]
  const { answer } = useAnswer<SummedList>({ path: `${config.routes.api}/${collection}/totals?${parts.join('&')}`, version: data })
  if (!answer || answer.count === 0) return null
  if (!answer.totals) return <p className="list-totals__none">The list is too long to be added up. Narrow it by a filter, such as a month.</p>
  const currencies = [...Map.groupBy(answer.totals, ({ currency }) => currency)]
  return <>{currencies.map(([currency, totals]) => <OneCurrency key={currency} collection={collection} currency={currency} totals={totals} />)}</>
}

function OneCurrency({ collection, currency, totals }: { collection: string; currency: string; totals: Totals }) {
  const [[first], ...others] = Object.entries(LIST_TOTALS[collection]!.sums) as [[string, string], ...[string, string][]]
  const all = others.map(([field, title]) => ({ title, minor: totals.reduce((sum, { sums }) => sum + sums[field]!, 0) })).filter(({ minor }) => minor !== 0)
  return (
    <dl className="list-totals" aria-label={`Totals in ${currency}`} data-totals={currency}>
      {totals.map(({ of, count, sums }) => (
        <div key={of}>
          <dt>{wordsFor(of)}</dt>
          <dd><Money amountMinor={sums[first]!} currency={currency} /> <small>in {count.toLocaleString('en-US')}</small></dd>
        </div>
      ))}
      {all.map(({ title, minor }) => <div key={title} className="list-totals__sum"><dt>{title}</dt><dd><Money amountMinor={minor} currency={currency} /></dd></div>)}
    </dl>
  )
}

const wordsFor = (of: string): string => (PAPER_WORDS as Partial<Record<string, { title: string }>>)[of as PaperKind]?.title ?? sentence(of)
