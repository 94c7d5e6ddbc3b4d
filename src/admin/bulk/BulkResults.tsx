import type { MoveResult } from '../../lib/workflow/moveMany.ts'
import { sentence } from '../words.ts'
import type { Chosen } from './runBulk.ts'

type Props = { documents: readonly Chosen[]; results: readonly MoveResult[] }

/** What became of each document: refusals first, as they want something. */
export function BulkResults({ documents, results }: Props) {
  const byId = new Map(results.map((result) => [result.id, result]))
  const rank = ({ id }: Chosen): number => (byId.has(id) ? Number(byId.get(id)!.done) : 2)
  return (
    <ul className="bulk-results" aria-label="What became of each">
      {documents.toSorted((a, b) => rank(a) - rank(b)).map(({ id, title }) => {
        const result = byId.get(id)
        return (
          <li key={id} data-document={id} data-result={result ? (result.done ? 'done' : 'refused') : 'untried'}>
            <strong>{title}</strong>
            <span>{told(result)}</span>
          </li>
        )
      })}
    </ul>
  )
}

function told(result: MoveResult | undefined): string {
  if (!result) return 'Not tried.'
  return result.done ? `Done: it is ${sentence(result.state).toLowerCase()} now.` : `Refused: ${result.detail}`
}

/** “3 done, 1 refused”. */
export function summaryOf(documents: readonly Chosen[], results: readonly MoveResult[]): string {
  const done = results.filter((result) => result.done).length
  const refused = results.length - done
  const untried = documents.length - results.length
  return [`${done} done`, refused > 0 && `${refused} refused`, untried > 0 && `${untried} not tried`].filter(Boolean).join(', ')
}
