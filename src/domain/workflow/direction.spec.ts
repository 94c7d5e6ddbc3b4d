import { describe, expect, it } from '@jest/globals'
import { orderWorkflow } from '../orders/workflow.ts'
import { adjustmentWorkflow } from '../payments/adjustmentWorkflow.ts'
import { topUpWorkflow } from '../payments/topUpWorkflow.ts'
import { priceTableWorkflow } from '../pricing/workflow.ts'
import { directionOf } from './direction.ts'

describe('The direction of a move', () => {
  it.each([
    ['draft',            'submit',           'forward'],
    ['available',        'assign',           'forward'],
    ['available',        'approve_request',  'forward'],
    ['available',        'request',          'aside'],
    ['in_progress',      'submit_work',      'forward'],
    ['in_progress',      'reassign',         'aside'],
    ['in_progress',      'unassign',         'aside'],
    ['in_progress',      'hold',             'aside'],
    ['on_hold',          'resume',           'forward'],
    ['in_review',        'approve_review',   'forward'],
    ['in_review',        'return_to_writer', 'aside'],
    ['delivered',        'complete',         'forward'],
    ['delivered',        'request_revision', 'aside'],
    ['completed',        'reopen',           'aside'],
    ['in_progress',      'cancel',           'ending'],
    ['awaiting_payment', 'expire',           'ending'],
  ])('of an order in %s: %s leads %s', (state, name, direction) => {
    expect(directionOf(orderWorkflow, name, state)).toBe(direction)
  })

  it('is told by the goal of each workflow', () => {
    expect(directionOf(topUpWorkflow, 'confirm', 'pending')).toBe('forward')
    expect(directionOf(topUpWorkflow, 'reject', 'pending')).toBe('ending')
    expect(directionOf(adjustmentWorkflow, 'reject', 'requested')).toBe('ending')
    expect(directionOf(priceTableWorkflow, 'schedule', 'draft')).toBe('forward')
    expect(directionOf(priceTableWorkflow, 'withdraw', 'scheduled')).toBe('ending')
  })

  it('is none where the state has no such move', () => {
    expect(directionOf(orderWorkflow, 'assign', 'completed')).toBe('aside')
  })
})
