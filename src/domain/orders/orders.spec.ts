import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { holds } from '../../../tests/support/holds.ts'
import { aDraft, factsOf } from '../../../tests/support/orderFacts.ts'
import { DomainError } from '../errors.ts'
import { decide } from '../workflow/decide.ts'
import { dueAt } from '../workflow/dueAt.ts'
import { optionsFor } from '../workflow/options.ts'
import { editOrder } from './editable.ts'
import { laterByPause } from './laterByPause.ts'
import { orderNumber } from './orderNumber.ts'
import { searchTerms } from './searchTerms.ts'
import { settleCancelled, writerShareOf } from './settle.ts'
import { ORDER_STATES } from './states.ts'
import { seenEvent, unseenEvents } from './timeline.ts'
import type { Order, OrderFacts } from './types.ts'
import { viewerOf } from './viewer.ts'
import { orderWorkflow } from './workflow.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'allowed'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}
const judged = (name: string, facts: OrderFacts): string => {
  try {
    return decide(orderWorkflow, name, facts as never).to as string
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

describe('the order workflow', () => {
  it('reaches every state and leaves every state that is not final', () => {
    const reached = new Set(orderWorkflow.transitions.map(({ to }) => to))
    const left = new Set(orderWorkflow.transitions.flatMap(({ from }) => from))
    expect(ORDER_STATES.filter((state) => state !== 'draft' && !reached.has(state))).toEqual([])
    expect(ORDER_STATES.filter((state) => !left.has(state) && !orderWorkflow.final.includes(state))).toEqual([])
  })

  it.each<[string, Partial<Order>, Partial<OrderFacts>, string, string]>([
    ['a client submits a priced draft',       { state: 'draft' },                              {}, 'submit', 'awaiting_payment'],
    ['what costs nothing goes straight on',   { state: 'draft', totalMinor: 0 },               {}, 'submit', 'available'],
    ['a new quote may make it cost nothing',  { state: 'draft' },                              { newTotalMinor: 0, input: { quote: 'token' } }, 'submit', 'available'],
    ['an open question keeps it a draft',     { state: 'draft', brief: {} },                   {}, 'submit', 'brief_invalid'],
    ['an expired quote keeps it a draft',     { state: 'draft', quoteExpiresAt: '2026-03-02T08:59:59.000Z' }, {}, 'submit', 'quote_expired'],
    ['a new quote helps',                     { state: 'draft', quoteExpiresAt: '2026-03-02T08:59:59.000Z' }, { input: { quote: 'token' } }, 'submit', 'awaiting_payment'],
    ['a submitted order is not submitted',    { state: 'awaiting_payment' },                   {}, 'submit', 'transition_not_allowed'],
    ['a revision within time and quota',      { state: 'delivered' },                          { input: { kind: 'defect' } }, 'request_revision', 'in_revision'],
    ['new scope has a price',                 { state: 'delivered' },                          { input: { kind: 'new_scope' } }, 'request_revision', 'amendment_required'],
    ['after 14 days there is no revision',    { state: 'delivered', deliveredAt: '2026-02-16T08:59:59.999Z' }, { input: {} }, 'request_revision', 'revision_period_over'],
    ['on the 14th day there still is',        { state: 'delivered', deliveredAt: '2026-02-16T09:00:00.000Z' }, { input: {} }, 'request_revision', 'in_revision'],
    ['a fourth revision is too many',         { state: 'delivered', revisionsUsed: 3 },        { input: {} }, 'request_revision', 'revision_quota_used'],
    ['a client completes',                    { state: 'delivered' },                          {}, 'complete', 'completed'],
    ['a client reopens within three days',    { state: 'completed', completedAt: '2026-02-27T09:00:00.000Z' }, {}, 'reopen', 'in_revision'],
    ['a client does not reopen later',        { state: 'completed', completedAt: '2026-02-27T08:59:59.999Z' }, {}, 'reopen', 'reopen_period_over'],
    ['nobody reopens what has cleared',       { state: 'completed', completedAt: '2026-03-02T08:00:00.000Z' }, { isEarningCleared: true }, 'reopen', 'earning_cleared'],
    ['a client cancels what is not begun',    { state: 'available' },                          {}, 'cancel', 'cancelled'],
    ['a client does not cancel work',         { state: 'in_progress' },                        {}, 'cancel', 'transition_not_allowed'],
  ])('%s', (_case, doc, facts, name, result) => {
    expect(judged(name, factsOf({ roles: ['client'], doc, facts }))).toBe(result)
  })

  const candidate = { user: 'writer', active: true, level: 'top', subjects: ['law'], capacity: 3, inWork: 2, paySharePercent: null }
  it.each<[string, Partial<OrderFacts['candidate'] & object> | null, Partial<Order>, string]>([
    ['a writer with the level, the subject and a free place', {}, { eligibleLevels: ['top'], subject: 'law' }, 'in_progress'],
    ['anybody, when nothing is asked for',                    { level: null, subjects: [] }, {}, 'in_progress'],
    ['no writer without a profile',                           null, {}, 'writer_not_active'],
    ['no writer whose profile is inactive',                   { active: false }, {}, 'writer_not_active'],
    ['no writer of a lower level',                            { level: null }, { eligibleLevels: ['top'] }, 'writer_level_too_low'],
    ['no writer without the subject',                         { subjects: ['art'] }, { subject: 'law' }, 'writer_lacks_subject'],
    ['no writer who is full',                                 { inWork: 3 }, {}, 'writer_at_capacity'],
    ['nobody their own order',                                { user: 'client' }, {}, 'order_is_your_own'],
    ['nobody what is taken',                                  {}, { state: 'in_progress' }, 'order_already_claimed'],
    ['nobody what is finished',                               {}, { state: 'completed' }, 'order_already_claimed'],
    ['nobody a draft',                                        {}, { state: 'draft' }, 'transition_not_allowed'],
  ])('lets claim %s', (_case, changes, doc, result) => {
    const facts = { candidate: changes && { ...candidate, ...changes } }
    expect(judged('claim', factsOf({ roles: ['any_writer'], doc: { state: 'available', ...doc }, facts }))).toBe(result)
  })

  it.each<[string, OrderFacts['actor']['roles'], Partial<Order>, Partial<OrderFacts>, string, string]>([
    ['work that needs review goes to an editor',   ['writer'], { state: 'in_progress' }, { cleanFinals: 1 }, 'submit_work', 'in_review'],
    ['other work goes to the client',              ['writer'], { state: 'in_revision', needsReview: false }, { cleanFinals: 2 }, 'submit_work', 'delivered'],
    ['work without a file goes nowhere',           ['writer'], { state: 'in_progress' }, { cleanFinals: 0 }, 'submit_work', 'deliverable_missing'],
    ['an editor approves',                         ['editor'], { state: 'in_review' }, {}, 'approve_review', 'delivered'],
    ['an editor does not approve own work',        ['editor'], { state: 'in_review', writer: 'me' }, {}, 'approve_review', 'reviewer_is_writer'],
    ['support does not review',                    ['support'], { state: 'in_review' }, {}, 'approve_review', 'forbidden'],
    ['what was in progress goes on in progress',   ['support'], { state: 'on_hold', heldFrom: 'in_progress' }, {}, 'resume', 'in_progress'],
    ['what was in revision goes on in revision',   ['admin'], { state: 'on_hold', heldFrom: 'in_revision' }, {}, 'resume', 'in_revision'],
    ['nobody unknown is assigned',                 ['support'], { state: 'available' }, { input: { writer: 'x' }, candidate: null }, 'assign', 'writer_not_active'],
    ['an order is not reassigned to its writer',   ['support'], { state: 'in_progress' }, { input: { writer: 'writer' }, candidate }, 'reassign', 'same_writer'],
    ['no share beyond what is held',               ['support'], { state: 'in_progress' }, { input: { earlierShareMinor: 10_001 } }, 'unassign', 'share_too_high'],
    ['a share up to what is held',                 ['support'], { state: 'in_progress' }, { input: { earlierShareMinor: 10_000 } }, 'unassign', 'available'],
    ['staff cancel work in progress',              ['admin'], { state: 'delivered' }, {}, 'cancel', 'cancelled'],
    ['nobody cancels what has ended',              ['admin'], { state: 'completed' }, {}, 'cancel', 'transition_not_allowed'],
    ['the clock expires what was not paid',        ['timer'], { state: 'awaiting_payment' }, {}, 'expire', 'expired'],
    ['the platform marks paid what is held',       ['system'], { state: 'awaiting_payment' }, { heldMinor: 10_000 }, 'mark_paid', 'available'],
    ['and not what is a cent short',               ['system'], { state: 'awaiting_payment' }, { heldMinor: 9_999 }, 'mark_paid', 'order_not_paid'],
    ['nobody marks paid by hand',                  ['admin', 'support', 'client'], { state: 'awaiting_payment' }, {}, 'mark_paid', 'forbidden'],
  ])('%s', (_case, roles, doc, facts, name, result) => {
    expect(judged(name, factsOf({ roles, doc, facts }))).toBe(result)
  })

  it('offers what needs input before the input is there', () => {
    const options = optionsFor(orderWorkflow, factsOf({ roles: ['support'], doc: { state: 'in_progress' }, facts: {} }) as never)
    expect(options.filter(({ allowed }) => allowed).map(({ name }) => name).sort()).toEqual(['cancel', 'hold', 'reassign', 'unassign'])
  })

  it('counts business days in the website’s zone', () => {
    const auto = orderWorkflow.transitions.find(({ name }) => name === 'auto_complete')!
    const settings = { timeZone: 'America/New_York', durations: { autoCompleteBusinessDays: 7 } }
    expect(dueAt(new Date('2026-03-02T15:00:00Z'), auto.after!, settings)).toEqual(new Date('2026-03-11T14:00:00Z'))
  })
})

describe('money at the end of an order', () => {
  it.each([
    ['nothing begun: all back',       'available',   10_000, 10_000, 50, 45, [10_000, 0, 0]],
    ['not paid: nothing moves',       'draft',            0, 10_000, 50, 45, [0, 0, 0]],
    ['begun: half back, rest shared', 'in_progress', 10_000, 10_000, 50, 45, [5_000, 2_250, 2_750]],
    ['odd cents stay whole',          'delivered',    9_999,  9_999, 50, 45, [5_000, 2_250, 2_749]],
    ['never more than is held',       'in_revision',  3_000, 10_000, 50, 45, [3_000, 0, 0]],
    ['no refund once begun',          'on_hold',     10_000, 10_000,  0, 45, [0, 4_500, 5_500]],
    ['all back by policy',            'in_review',   10_000, 10_000, 100, 45, [10_000, 0, 0]],
  ] as const)('%s', (_case, state, heldMinor, totalMinor, startedRefundPercent, writerSharePercent, parts) => {
    const { refundMinor, writerMinor, platformMinor } = settleCancelled({ state, heldMinor, totalMinor, startedRefundPercent, writerSharePercent })
    expect([refundMinor, writerMinor, platformMinor]).toEqual(parts)
  })

  holds(
    'a cancelled order leaves nothing held and takes no more than there is',
    fc.property(
      fc.constantFrom(...ORDER_STATES), fc.nat(1_000_000_000), fc.nat(1_000_000_000),
      fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }),
      (state, totalMinor, heldMinor, refund, share) => {
        const parts = settleCancelled({ state, totalMinor, heldMinor, startedRefundPercent: refund / 100, writerSharePercent: share / 100 })
        expect(parts.refundMinor + parts.writerMinor + parts.platformMinor).toBe(heldMinor)
        expect(Math.min(parts.refundMinor, parts.writerMinor, parts.platformMinor)).toBeGreaterThanOrEqual(0)
        const writerMinor = writerShareOf({ totalMinor, heldMinor }, share / 100)
        expect(writerMinor >= 0 && writerMinor <= heldMinor).toBe(true)
      },
    ),
  )
})

describe('editing', () => {
  const text = (title: string) => ({ title })
  it.each([
    ['a client edits a draft',              'draft',       'client', text(' New '), 'allowed'],
    ['a client edits nothing later',        'available',   'client', text('New'), 'order_not_editable'],
    ['staff edit work in progress',         'in_progress', 'staff',  text('New'), 'allowed'],
    ['nobody edits what has ended',         'completed',   'staff',  text('New'), 'order_not_editable'],
    ['a title of 200 characters',           'draft',       'client', text('x'.repeat(200)), 'allowed'],
    ['a title of 201 characters',           'draft',       'client', text('x'.repeat(201)), 'invalid_input'],
    ['a title of spaces',                   'draft',       'client', text('   '), 'invalid_input'],
    ['a draft with an open question',       'draft',       'client', { brief: {} }, 'allowed'],
    ['a submitted order keeps its answers', 'available',   'staff',  { brief: {} }, 'brief_invalid'],
    ['a question nobody asked',             'draft',       'client', { brief: { topic: 'a', admin: true } }, 'brief_invalid'],
    ['a brief that is a list',              'draft',       'client', { brief: [] }, 'invalid_input'],
  ] as const)('%s', (_case, state, viewer, edit, result) => {
    expect(codeOf(() => editOrder({ ...aDraft, state }, edit, viewer))).toBe(result)
  })
})

describe('what people see', () => {
  const website = 'w'
  const member = (id: string, ...roles: string[]) => ({ id, memberships: [{ website, roles }] }) as never
  it.each([
    ['staff before all',            member('c', 'client', 'editor'), 'staff'],
    ['its client',                  member('c', 'client'), 'client'],
    ['its writer',                  member('x', 'writer'), 'writer'],
    ['another writer',              member('y', 'writer'), 'other'],
    ['staff of another website',    { id: 'z', memberships: [{ website: 'v', roles: ['admin'] }] } as never, 'other'],
    ['nobody',                      null, 'other'],
  ])('tells %s', (_case, user, viewer) => {
    expect(viewerOf(user, { website, client: 'c', writer: 'x' })).toBe(viewer)
  })

  const event = (name: string, data: Record<string, unknown>) => ({ id: '1', event: name, from: null, to: null, at: '', by: { role: 'support', name: 'Sue' }, data })
  it.each([
    ['why it is held is for staff',           'hold',             'client', { reason: 'late payer', side: 'client' }, { side: 'client' }],
    ['what a revision is about is for all',   'request_revision', 'writer', { reason: 'Typos', kind: 'defect' }, { reason: 'Typos', kind: 'defect' }],
    ['what an editor says is for the writer', 'return_to_writer', 'client', { reason: 'Weak' }, {}],
    ['whom staff assign is for staff',        'assign',           'client', { writer: 'id', reason: 'best' }, {}],
    ['a new quote is for nobody else',        'submit',           'writer', { quote: 'token' }, {}],
    ['staff read everything',                 'assign',           'staff',  { writer: 'id', reason: 'best' }, { writer: 'id', reason: 'best' }],
  ] as const)('%s', (_case, name, viewer, data, told) => {
    expect(seenEvent(event(name, data), viewer).data).toEqual(told)
  })
  it('hides who else wants an order', () => {
    expect(unseenEvents('client')).toContain('request')
    expect(unseenEvents('staff')).toEqual([])
  })
})

describe('small rules', () => {
  it('moves a deadline by the time of the pause', () => {
    const order = { deadline: '2026-03-10T12:00:00.000Z', pausedAt: '2026-03-02T00:00:00.000Z' }
    expect(laterByPause(order, new Date('2026-03-03T06:00:00Z'))).toEqual(new Date('2026-03-11T18:00:00Z'))
  })
  it.each([['inkwell', 100_042, 'INK-100042'], ['a-b', 7, 'AB-7'], ['x1', 1, 'X-1']])('numbers an order of %s', (slug, sequence, number) => {
    expect(orderNumber(slug, sequence)).toBe(number)
  })
  it.each([
    ['INK-1000', 'INK-1000', 'ink:* & 1000:*'],
    ['100%_\\', '100\\%\\_\\\\', '100:*'],
    ["Müller's  'Ode' & !x", "Müller's  'Ode' & !x", 'müller:* & s:* & ode:* & x:*'],
    ['--', '--', ''],
  ])('searches for %s', (text, number, words) => {
    expect(searchTerms(text)).toEqual({ number, words })
  })
})
