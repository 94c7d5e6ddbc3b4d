import { expect, it } from '@jest/globals'
import { orderWorkflow } from '../orders/workflow.ts'
import { bulkMoves, type Standing } from './bulkMoves.ts'

const order = (id: string, state: string, ...roles: Standing['roles'][number][]): Standing => ({ id, state, roles })
const shown = (...documents: Standing[]) => Object.fromEntries(bulkMoves(orderWorkflow, documents).map(({ name, ids }) => [name, ids.join('')]))

it('offers what at least one document permits, with those that do', () => {
  expect(shown(order('a', 'in_progress', 'support'), order('b', 'on_hold', 'support'), order('c', 'completed', 'support')))
    .toEqual({ reassign: 'a', unassign: 'a', hold: 'a', resume: 'b', reopen: 'c', cancel: 'ab' })
})

it('offers nobody what the clock, the platform or somebody else does', () => {
  expect(shown(order('a', 'delivered', 'editor'), order('b', 'in_review', 'editor'))).toEqual({ approve_review: 'b', return_to_writer: 'b' })
  expect(shown(order('a', 'in_review', 'client'))).toEqual({})
})

it('asks each question once', () => {
  const [cancel] = bulkMoves(orderWorkflow, [order('a', 'available', 'admin'), order('b', 'on_hold', 'admin'), order('c', 'draft', 'admin')]).filter(({ name }) => name === 'cancel')
  expect(cancel!.confirm).toHaveLength(2)
  expect(cancel!.input).toMatchObject({ required: ['reason'] })
})
