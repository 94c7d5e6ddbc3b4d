import { expect, it } from '@jest/globals'
import type { TransitionOption } from '../../domain/workflow/options.ts'
import type { Direction } from '../../domain/workflow/direction.ts'
import { shownMoves } from './moves.ts'

const option = (name: string, direction: Direction, allowed = true): TransitionOption =>
  ({ name, label: name, to: 'anything', direction, allowed, confirm: null, input: null })
const shown = (...options: TransitionOption[]) => shownMoves(options).map(({ option: { name }, look }) => [name, look])

it('puts the usual next step first and what ends the work last', () => {
  expect(shown(option('cancel', 'ending'), option('claim', 'forward', false), option('approve_request', 'forward'), option('assign', 'forward')))
    .toEqual([['approve_request', 'primary'], ['assign', 'secondary'], ['cancel', 'error']])
})

it('marks no main step where none leads on', () => {
  expect(shown(option('reassign', 'aside'), option('hold', 'aside'))).toEqual([['reassign', 'secondary'], ['hold', 'secondary']])
})
