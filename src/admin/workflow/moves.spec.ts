import { expect, it } from '@jest/globals'
import type { TransitionOption } from '../../domain/workflow/options.ts'
import { shownMoves } from './moves.ts'

const option = (name: string, to: string, allowed = true): TransitionOption => ({ name, label: name, to, allowed, confirm: null, input: null })
const shown = (...options: TransitionOption[]) => shownMoves(options).map(({ option: { name }, look }) => [name, look])

it('puts the usual next step first and what ends the work last', () => {
  expect(shown(option('cancel', 'cancelled'), option('approve_request', 'in_progress'), option('assign', 'in_progress'), option('claim', 'in_progress', false)))
    .toEqual([['assign', 'primary'], ['approve_request', 'secondary'], ['cancel', 'error']])
})

it('marks no main step where none leads on', () => {
  expect(shown(option('reassign', 'in_progress'), option('hold', 'on_hold'))).toEqual([['reassign', 'secondary'], ['hold', 'secondary']])
})
