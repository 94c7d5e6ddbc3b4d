'use client'
import { Banner } from '@payloadcms/ui'
import type { MoveResult } from '../../lib/workflow/moveMany.ts'
import type { ApiRefusal } from '../api/callApi.ts'
import { BulkResults, summaryOf } from './BulkResults.tsx'
import type { Chosen } from './runBulk.ts'

type Props = { phase: 'running' | 'told'; documents: readonly Chosen[]; results: readonly MoveResult[]; failure: ApiRefusal | null }

/** How far a run over many documents is, and what became of each so far. */
export const BulkProgress = ({ phase, documents, results, failure }: Props) => (
  <>
    {phase === 'running' ? (
      <div className="bulk-dialog__progress" role="status">
        <progress max={documents.length} value={results.length} aria-label="Rows that are told" />
        {`${results.length} of ${documents.length}`}
      </div>
    ) : (
      <p role="status" className="transition-dialog__confirm">{`${summaryOf(documents, results)}.`}</p>
    )}
    {failure && <div role="alert"><Banner type="error">{failure.message}</Banner></div>}
    <BulkResults documents={documents} results={results} />
  </>
)
