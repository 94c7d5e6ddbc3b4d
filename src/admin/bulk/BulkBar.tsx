'use client'
import { Button, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import type { BulkMove } from '../../domain/workflow/bulkMoves.ts'
import { BULK_DIALOG, BulkDialog } from './BulkDialog.tsx'
import { useBulkMoves } from './useBulkMoves.ts'
import { useChosenRows, type ChosenRow } from './useChosenRows.ts'

type Open = { move: BulkMove; rows: ChosenRow[] }

/** Says how many rows are chosen and what can be done with them. */
export function BulkBar({ collection }: { collection: string }) {
  const { rows, unchoose } = useChosenRows(collection)
  const { path, moves, failure, reread } = useBulkMoves(collection, rows)
  const { openModal, isModalOpen } = useModal()
  const [open, setOpen] = useState<Open | null>(null)
  const choose = (move: BulkMove) => {
    setOpen({ move, rows })
    openModal(BULK_DIALOG)
  }
  return (
    <>
      {rows.length > 0 && (
        <div className="bulk-bar" role="group" aria-label="What you can do with the chosen rows">
          <span className="bulk-bar__count" role="status">{rows.length === 1 ? '1 row chosen' : `${rows.length} rows chosen`}</span>
          {failure ? <Failure sentence={failure} tryAgain={reread} /> : <Moves moves={moves} chosen={rows.length} choose={choose} />}
          <Button className="bulk-bar__clear" size="small" margin={false} buttonStyle="secondary" onClick={() => unchoose(rows)}>Choose none</Button>
        </div>
      )}
      {open && isModalOpen(BULK_DIALOG) && <BulkDialog path={path} move={open.move} rows={open.rows} unchoose={unchoose} />}
    </>
  )
}

const Failure = ({ sentence, tryAgain }: { sentence: string; tryAgain: () => void }) => (
  <>
    <p role="alert" className="bulk-bar__note">{sentence}</p>
    <Button size="small" margin={false} buttonStyle="secondary" onClick={tryAgain}>Try again</Button>
  </>
)

type MovesProps = { moves: BulkMove[] | null; chosen: number; choose: (move: BulkMove) => void }

function Moves({ moves, chosen, choose }: MovesProps) {
  if (!moves) return <span className="bulk-bar__note" role="status">One moment …</span>
  if (moves.length === 0) return <p className="bulk-bar__note">There is nothing that you can do with them now.</p>
  return moves.map((move) => (
    <Button key={move.name} id={`bulk-button-${move.name}`} size="small" margin={false} buttonStyle="secondary" onClick={() => choose(move)}>
      {move.ids.length === chosen ? move.label : `${move.label} (${move.ids.length} of ${chosen})`}
    </Button>
  ))
}
