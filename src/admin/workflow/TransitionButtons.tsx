'use client'
import { Button, toast, useFormModified, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import type { TransitionOption } from '../../domain/workflow/options.ts'
import { MoveDialog, MOVE_DIALOG } from './MoveDialog.tsx'
import { shownMoves } from './moves.ts'
import { useMove } from './useMove.ts'
import { useTransitions } from './useTransitions.ts'
import { WhyNot } from './WhyNot.tsx'
import './workflow.css'

/** What may be done with the document on the page, as buttons; and why the rest can't be done now. */
export function TransitionButtons() {
  const { path, offered, failure } = useTransitions()
  const { isMoving, move } = useMove(path)
  const { isModalOpen, openModal } = useModal()
  const isModified = useFormModified()
  const [chosen, setChosen] = useState<TransitionOption | null>(null)

  const choose = async (option: TransitionOption) => {
    if (isModified) return void toast.warning('Save or discard your changes first.')
    if (option.input || option.confirm) {
      setChosen(option)
      return openModal(MOVE_DIALOG)
    }
    const refusal = await move(option, {})
    if (refusal) toast.error(refusal.message)
  }
  if (failure) return <p role="alert" className="transitions__failure">{failure}</p>
  if (!offered) return null
  return (
    <div className="transitions" role="group" aria-label="What you can do">
      {shownMoves(offered.transitions).map(({ option, look }) => (
        <Button
          key={option.name}
          id={`transition-button-${option.name}`}
          className={`transitions__button transitions__button--${look}`}
          buttonStyle={look === 'primary' ? 'primary' : 'secondary'}
          size="medium"
          margin={false}
          disabled={isMoving}
          onClick={() => void choose(option)}
        >
          {option.label}
        </Button>
      ))}
      <WhyNot transitions={offered.transitions} />
      {chosen && isModalOpen(MOVE_DIALOG) && <MoveDialog key={`${chosen.name}-${offered.version}`} option={chosen} isMoving={isMoving} move={move} />}
    </div>
  )
}
