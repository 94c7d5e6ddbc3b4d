'use client'
import { Banner, Button, Modal, useModal } from '@payloadcms/ui'
import { useState, type FormEvent } from 'react'
import type { BulkMove } from '../../domain/workflow/bulkMoves.ts'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { inputFields, type InputField } from '../workflow/inputFields.ts'
import { TransitionInput } from '../workflow/inputs/TransitionInput.tsx'
import { readInput, type Problems, type Values } from '../workflow/readInput.ts'
import { useReload } from '../workflow/useMove.ts'
import { sentence } from '../words.ts'
import { BulkProgress } from './BulkProgress.tsx'
import { useBulkRun } from './useBulkRun.ts'
import type { ChosenRow } from './useChosenRows.ts'

export const BULK_DIALOG = 'bulk-move'

type Props = { path: string; move: BulkMove; rows: readonly ChosenRow[]; unchoose: (rows: readonly { id: string }[]) => void }

/** Makes one move with the chosen rows that permit it: asks, shows how far it is, and tells what became of each. */
export function BulkDialog({ path, move, rows, unchoose }: Props) {
  const { closeModal } = useModal()
  const reload = useReload()
  const documents = rows.filter(({ id }) => move.ids.includes(id))
  const leftOut = rows.filter(({ id }) => !move.ids.includes(id))
  const { phase, results, failure, run, stop } = useBulkRun({ path, name: move.name, documents })
  const form = useBulkForm(move, documents)
  const close = () => {
    closeModal(BULK_DIALOG)
    if (phase === 'asking') return
    unchoose(rows)
    reload()
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const input = form.read()
    if (input && phase !== 'running') void run(input)
  }
  const label = `${move.label}: ${documents.length === 1 ? '1 row' : `${documents.length} rows`}`
  return (
    <Modal slug={BULK_DIALOG} className="transition-dialog bulk-dialog" closeOnBlur={false} aria-labelledby="bulk-title">
      <form className="transition-dialog__content" onSubmit={send} noValidate>
        <h2 id="bulk-title">{label}</h2>
        {phase === 'asking' && <Asking move={move} form={form} leftOut={leftOut} />}
        {phase !== 'asking' && <BulkProgress phase={phase} documents={documents} results={results} failure={failure} />}
        <div className="transition-dialog__buttons">
          {phase === 'asking' && <Button {...QUIET} onClick={close}>Not now</Button>}
          {phase === 'asking' && <Button {...LOUD} type="submit" disabled={!form.isPossible}>{move.label}</Button>}
          {phase === 'running' && <Button {...QUIET} onClick={stop}>Stop after these</Button>}
          {phase === 'told' && <ToldButtons canTryAgain={failure !== null} close={close} />}
        </div>
      </form>
    </Modal>
  )
}

const LOUD = { size: 'medium', margin: false } as const
const QUIET = { ...LOUD, buttonStyle: 'secondary' } as const

const ToldButtons = ({ canTryAgain, close }: { canTryAgain: boolean; close: () => void }) => (
  <>
    {canTryAgain && <Button {...QUIET} type="submit">Try the rest again</Button>}
    <Button {...LOUD} onClick={close}>Close</Button>
  </>
)

type Form = ReturnType<typeof useBulkForm>

function Asking({ move, form, leftOut }: { move: BulkMove; form: Form; leftOut: readonly ChosenRow[] }) {
  return (
    <>
      {move.confirm.map((question) => <p key={question} className="transition-dialog__confirm">{question}</p>)}
      {!form.isPossible && <Banner type="error">This asks for something of one website: choose rows of one website only.</Banner>}
      {form.fields.map((field) => (
        <TransitionInput
          key={field.name}
          field={field}
          value={form.typed[field.name] ?? ''}
          problem={form.problems[field.name]}
          website={form.website}
          onChange={(value) => form.change(field.name, value)}
        />
      ))}
      {leftOut.length > 0 && (
        <details className="bulk-dialog__left-out">
          <summary>{leftOut.length === 1 ? 'One row is left out: its state does not permit it' : `${leftOut.length} rows are left out: their state does not permit it`}</summary>
          <ul>{leftOut.map(({ id, title, state }) => <li key={id}>{`${title}: ${sentence(state).toLowerCase()}`}</li>)}</ul>
        </details>
      )}
    </>
  )
}

const OF_A_WEBSITE: readonly InputField['kind'][] = ['money', 'moment', 'pick']

function useBulkForm(move: BulkMove, rows: readonly ChosenRow[]) {
  const [typed, setTyped] = useState<Values>({})
  const [problems, setProblems] = useState<Problems>({})
  const fields = inputFields(move.input)
  const isOneWebsite = rows.every(({ website }) => website === rows[0]?.website)
  const website = useWebsite(isOneWebsite ? rows[0]?.website : null)
  const change = (name: string, value: string) => {
    setTyped((before) => ({ ...before, [name]: value }))
    setProblems(({ [name]: _mended, ...others }) => others)
  }
  const read = (): Record<string, unknown> | null => {
    const place = { currency: rows[0]?.currency ?? website?.currency ?? 'USD', timeZone: website?.timeZone ?? 'UTC' }
    const found = readInput(fields, typed, place)
    setProblems(found.problems)
    return Object.keys(found.problems).length > 0 ? null : found.input
  }
  const isPossible = isOneWebsite || fields.every(({ kind }) => !OF_A_WEBSITE.includes(kind))
  return { fields, typed, problems, website, change, read, isPossible }
}
