'use client'
import { Modal, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useState, type FormEvent } from 'react'
import type { TransitionOption } from '../../domain/workflow/options.ts'
import type { ApiRefusal } from '../api/callApi.ts'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { DialogFooter } from './DialogFooter.tsx'
import { inputFields } from './inputFields.ts'
import { TransitionInput } from './inputs/TransitionInput.tsx'
import { readInput, type Problems, type Values } from './readInput.ts'
import type { Move } from './useMove.ts'

export const MOVE_DIALOG = 'transition'

type Props = { option: TransitionOption; isMoving: boolean; move: Move }

/** Asks for what a move needs and for consent where it can't be undone. */
export function MoveDialog({ option, isMoving, move }: Props) {
  const { closeModal } = useModal()
  const { values, change, problems, refusal, submit } = useMoveForm({ option, move })
  const { website, fields } = values
  const send = async (event: FormEvent) => {
    event.preventDefault()
    // In React's tree the document's own form is around this one.
    event.stopPropagation()
    if (!isMoving && (await submit())) closeModal(MOVE_DIALOG)
  }
  return (
    <Modal slug={MOVE_DIALOG} className="transition-dialog" closeOnBlur={false} aria-labelledby="transition-title">
      <form className="transition-dialog__content" onSubmit={(event) => void send(event)} noValidate>
        <h2 id="transition-title">{option.label}</h2>
        {option.confirm && <p className="transition-dialog__confirm">{option.confirm}</p>}
        {fields.map((field) => (
          <TransitionInput
            key={field.name}
            field={field}
            value={values.typed[field.name] ?? ''}
            problem={problems[field.name]}
            website={website}
            onChange={(value) => change(field.name, value)}
          />
        ))}
        <DialogFooter label={option.label} isMoving={isMoving} refusal={refusal} onClose={() => closeModal(MOVE_DIALOG)} />
      </form>
    </Modal>
  )
}

function useMoveForm({ option, move }: Pick<Props, 'option' | 'move'>) {
  const { data } = useDocumentInfo()
  const website = useWebsite(data?.website)
  const [typed, setTyped] = useState<Values>({})
  const [problems, setProblems] = useState<Problems>({})
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const fields = inputFields(option.input)
  const change = (name: string, value: string) => {
    setTyped((before) => ({ ...before, [name]: value }))
    setProblems(({ [name]: _mended, ...others }) => others)
  }
  const submit = async (): Promise<boolean> => {
    const place = { currency: String(data?.currency ?? website?.currency ?? 'USD'), timeZone: website?.timeZone ?? 'UTC' }
    const read = readInput(fields, typed, place)
    setProblems(read.problems)
    setRefusal(null)
    if (Object.keys(read.problems).length > 0) return false
    const refused = await move(option, read.input)
    if (!refused) return true
    const named = problemsByField(refused, fields.map(({ name }) => name))
    setProblems(named)
    if (Object.keys(named).length === 0) setRefusal(refused)
    return false
  }
  return { values: { typed, website, fields }, change, problems, refusal, submit }
}

/** Problems of the server that belong to a field stand beside it. */
const problemsByField = ({ problems }: ApiRefusal, names: string[]): Problems =>
  Object.fromEntries(problems.filter(({ path }) => names.includes(path)).map(({ path, message }) => [path, message]))
