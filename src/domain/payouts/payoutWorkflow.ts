import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'
import type { PayoutMethod } from './payoutDetails.ts'

export const PAYOUT_STATES = ['requested', 'held', 'approved', 'in_transit', 'paid', 'failed', 'returned', 'rejected', 'cancelled'] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

/** The money is still the writer's; a writer has one such payout in a currency. */
export const OPEN_STATES = ['requested', 'held', 'approved'] as const satisfies readonly PayoutState[]

export type PayoutFacts = Facts<{
  state: PayoutState
  writer: string
  requestedBy: string | null
  amountMinor: number
  method: PayoutMethod
  details: string
  batch: string | null
}> & {
  /** The writer's account now, and until when payouts to it wait. */
  current: { id: string; holdUntil: string | null } | null
  payableMinor: number
  /** Whether the website takes the gateway that the payout goes through. */
  isGatewayOn: boolean
  /** Who made the batch that the payout is in. */
  preparedBy: string | null
}

type PayoutGuard = Guard<PayoutFacts>
const isByPlatform = ({ actor }: PayoutFacts): boolean => actor.roles.includes('system')

const isSomebodyElses: PayoutGuard = {
  code: 'own_money',
  sentence: 'You can’t decide on a payout of your own. Ask a colleague.',
  isMet: ({ doc, actor }) => actor.id !== doc.writer,
}

const hasSecondPerson: PayoutGuard = {
  code: 'second_person_needed',
  sentence: 'Somebody other than who asked for the payout, or made its batch, must approve it.',
  isMet: ({ doc, actor, preparedBy }) => actor.id !== null && actor.id !== doc.requestedBy && actor.id !== preparedBy,
}

const goesWhereItShould: PayoutGuard = {
  code: 'payout_details_changed',
  sentence: 'The writer has changed the payout details. The payout goes on when it has the present ones.',
  isMet: ({ doc, current }) => current?.id === doc.details,
}

const isOutsideHold: PayoutGuard = {
  code: 'payout_on_hold',
  sentence: 'The payout details were given or changed a short while ago: payouts wait for some days.',
  isMet: ({ current, now }) => !current?.holdUntil || new Date(current.holdUntil) <= now,
  details: ({ current }) => ({ until: current?.holdUntil ?? null }),
}

const isCovered: PayoutGuard = {
  code: 'insufficient_funds',
  sentence: 'The writer’s available earnings do not cover the payout any more. Reject it, and the writer can ask for less.',
  isMet: ({ doc, payableMinor }) => payableMinor >= doc.amountMinor,
  details: ({ doc, payableMinor }) => ({ balanceMinor: payableMinor, dueMinor: doc.amountMinor }),
}

const isNotInBatch: PayoutGuard = {
  code: 'payout_in_batch',
  sentence: 'The payout is part of a batch, and goes on with it.',
  isMet: (facts) => !facts.doc.batch || isByPlatform(facts),
}

const isBankTransfer: PayoutGuard = {
  code: 'payout_through_gateway',
  sentence: 'The gateway sends this payout and says what becomes of it.',
  isMet: (facts) => facts.doc.method === 'bank' || isByPlatform(facts),
}

const isGatewayOn: PayoutGuard = {
  code: 'gateway_off',
  sentence: 'The website does not use the gateway that the writer is paid through. Reject the payout, and ask the writer for a bank account.',
  isMet: (facts) => facts.isGatewayOn,
}

const LONGEST_REASON = 500
const Because = z.strictObject({ reason: z.string().trim().min(1).max(LONGEST_REASON).describe('Reason, which the writer reads') })
const Why = z.strictObject({ reason: z.string().trim().min(1).max(LONGEST_REASON).describe('What the bank or the gateway says') })
const Seen = z.strictObject({ reference: z.string().trim().min(1).max(140).describe('Reference of the transfer on the bank account') })
const Changed = z.strictObject({ details: z.uuid(), until: z.iso.datetime().nullable() })

/**
 * A writer's earnings go to where the payout details say. The money moves in the books when the payout is sent,
 * so until then a claw-back can still take it; two people stand behind each payout.
 */
export const payoutWorkflow: Workflow<PayoutState, PayoutFacts> = {
  kind: 'payout',
  label: 'Payout',
  collection: 'payouts',
  states: PAYOUT_STATES,
  initial: 'requested',
  final: ['paid', 'failed', 'returned', 'rejected', 'cancelled'],
  goal: 'paid',
  transitions: [
    { name: 'approve', label: 'Approve', from: ['requested'], to: 'approved', by: ['admin'], guards: [isSomebodyElses, hasSecondPerson, isNotInBatch, isGatewayOn, goesWhereItShould, isOutsideHold, isCovered], effects: ['keepApproval'] },
    { name: 'send', label: 'Mark as sent', from: ['approved'], to: 'in_transit', by: ['admin', 'system'], guards: [isSomebodyElses, isNotInBatch, isBankTransfer, goesWhereItShould, isOutsideHold, isCovered], effects: ['postSent'], confirm: 'The money leaves the writer’s available earnings. Have you sent the transfer?' },
    { name: 'confirm', label: 'Mark as paid', from: ['in_transit'], to: 'paid', by: ['admin', 'support'], guards: [isSomebodyElses, isBankTransfer], input: Seen, effects: ['postConfirmed'] },
    { name: 'confirm', label: 'Mark as paid', from: ['in_transit'], to: 'paid', by: ['system'], effects: ['postConfirmed'] },
    { name: 'fail', label: 'Mark as failed', from: ['in_transit'], to: 'failed', by: ['admin', 'support', 'system'], guards: [isSomebodyElses, isBankTransfer], input: Why, effects: ['postFailed'], confirm: 'The money goes back to the writer’s available earnings. Did the bank refuse the transfer?' },
    { name: 'return', label: 'Mark as returned', from: ['paid'], to: 'returned', by: ['admin', 'support', 'system'], guards: [isSomebodyElses, isBankTransfer], input: Why, effects: ['postReturned'], confirm: 'The money goes back to the writer’s available earnings. Is it on the bank account again?' },
    { name: 'hold', label: 'Hold', from: ['requested', 'approved'], to: 'held', by: ['admin', 'support'], input: Because, effects: ['keepHold'] },
    { name: 'hold_for_change', label: 'Hold after a change of the account', from: ['requested', 'approved', 'held'], to: 'held', by: ['system'], input: Changed, effects: ['followDetails'] },
    { name: 'release', label: 'Release', from: ['held'], to: 'requested', by: ['admin', 'system'], guards: [isSomebodyElses, goesWhereItShould, isOutsideHold], effects: ['endHold'] },
    { name: 'reject', label: 'Reject', from: ['requested', 'held', 'approved'], to: 'rejected', by: ['admin', 'support'], guards: [isSomebodyElses], input: Because, effects: ['keepRefusal'], confirm: 'The writer keeps the money and is told why. Reject the payout?' },
    { name: 'cancel', label: 'Cancel', from: ['requested', 'held'], to: 'cancelled', by: ['writer'], effects: ['leaveBatch'] },
  ],
}
