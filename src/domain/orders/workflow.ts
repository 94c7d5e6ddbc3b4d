import type { Workflow } from '../workflow/types.ts'
import { hasCleanFinal } from './guards/hasCleanFinal.ts'
import { hasCompleteBrief } from './guards/hasCompleteBrief.ts'
import { hasFreeCapacity } from './guards/hasFreeCapacity.ts'
import { hasNotAsked } from './guards/hasNotAsked.ts'
import { hasRequiredLevel } from './guards/hasRequiredLevel.ts'
import { hasRequiredSubject } from './guards/hasRequiredSubject.ts'
import { hasValidQuote } from './guards/hasValidQuote.ts'
import { isActiveWriter } from './guards/isActiveWriter.ts'
import { isAskedFor } from './guards/isAskedFor.ts'
import { isEarningPending } from './guards/isEarningPending.ts'
import { isFullyHeld } from './guards/isFullyHeld.ts'
import { isNotItsWriter } from './guards/isNotItsWriter.ts'
import { isNotOwnOrder } from './guards/isNotOwnOrder.ts'
import { isPaidOff } from './guards/isPaidOff.ts'
import { isOldScope } from './guards/isOldScope.ts'
import { isWithinReopenDays } from './guards/isWithinReopenDays.ts'
import { isWithinRevisionDays } from './guards/isWithinRevisionDays.ts'
import { isWithinRevisionQuota } from './guards/isWithinRevisionQuota.ts'
import { leavesShareWithinHeld } from './guards/leavesShareWithinHeld.ts'
import { namesActiveWriter } from './guards/namesActiveWriter.ts'
import { namesAnotherWriter } from './guards/namesAnotherWriter.ts'
import { namesOpenRequest } from './guards/namesOpenRequest.ts'
import { ORDER_INPUTS as INPUT } from './inputs.ts'
import { NOT_STARTED, ORDER_STATES, STARTED, type OrderState } from './states.ts'
import type { OrderFacts } from './types.ts'

const staff = ['support', 'admin'] as const
const working = ['in_progress', 'in_revision'] as const

const isFree = ({ doc, newTotalMinor }: OrderFacts): boolean => (newTotalMinor ?? doc.totalMinor) === 0
const needsReview = ({ doc }: OrderFacts): boolean => doc.needsReview
const wasInProgress = ({ doc }: OrderFacts): boolean => doc.heldFrom === 'in_progress'

const submittable = [hasCompleteBrief, hasValidQuote]
const claimable = [isNotOwnOrder, isActiveWriter, hasRequiredLevel, hasRequiredSubject, hasFreeCapacity]
const tooLate = { code: 'order_already_claimed', sentence: 'Another writer was faster. Choose another order.', states: [...STARTED, 'completed'] } as const

/** The life of an order, from quote to accepted work. */
export const orderWorkflow: Workflow<OrderState, OrderFacts> = {
  kind: 'order',
  label: 'Order',
  collection: 'orders',
  states: ORDER_STATES,
  initial: 'draft',
  final: ['completed', 'cancelled', 'expired'],
  transitions: [
    { name: 'submit',           label: 'Submit',            from: ['draft'],            to: 'available',        by: ['client'],     when: isFree, guards: submittable, input: INPUT.submit, effects: ['freezePrice'] },
    { name: 'submit',           label: 'Submit',            from: ['draft'],            to: 'awaiting_payment', by: ['client'],     guards: submittable, input: INPUT.submit, effects: ['freezePrice'] },
    { name: 'mark_paid',        label: 'Mark paid',         from: ['awaiting_payment'], to: 'available',        by: ['system'],     guards: [isFullyHeld] },
    { name: 'expire',           label: 'Expire',            from: ['awaiting_payment'], to: 'expired',          by: ['timer'],      after: { setting: 'awaitingPaymentHours', unit: 'hours' }, effects: ['settleCancellation'] },
    { name: 'claim',            label: 'Claim',             from: ['available'],        to: 'in_progress',      by: ['any_writer'], guards: claimable, tooLate, effects: ['giveToWriter'] },
    { name: 'request',          label: 'Ask for it',        from: ['available'],        to: 'available',        by: ['any_writer'], guards: [isNotOwnOrder, isActiveWriter, hasNotAsked], tooLate, input: INPUT.request, effects: ['keepRequest'] },
    { name: 'approve_request',  label: 'Approve a request', from: ['available'],        to: 'in_progress',      by: staff,          guards: [isAskedFor, namesOpenRequest, isNotOwnOrder], input: INPUT.approveRequest, effects: ['giveToWriter'] },
    { name: 'assign',           label: 'Assign',            from: ['available'],        to: 'in_progress',      by: staff,          guards: [namesActiveWriter, isNotOwnOrder], input: INPUT.assign, effects: ['giveToWriter'] },
    { name: 'reassign',         label: 'Reassign',          from: working,              to: 'in_progress',      by: staff,          guards: [namesActiveWriter, namesAnotherWriter, isNotOwnOrder, leavesShareWithinHeld], input: INPUT.reassign, effects: ['releaseWriter', 'giveToWriter'] },
    { name: 'unassign',         label: 'Unassign',          from: working,              to: 'available',        by: staff,          guards: [leavesShareWithinHeld], input: INPUT.unassign, effects: ['releaseWriter'] },
    { name: 'hold',             label: 'Put on hold',       from: working,              to: 'on_hold',          by: [...staff, 'system'], input: INPUT.hold, effects: ['pauseClock'] },
    { name: 'resume',           label: 'Resume',            from: ['on_hold'],          to: 'in_progress',      by: [...staff, 'system'], when: wasInProgress, effects: ['resumeClock'] },
    { name: 'resume',           label: 'Resume',            from: ['on_hold'],          to: 'in_revision',      by: [...staff, 'system'], effects: ['resumeClock'] },
    { name: 'submit_work',      label: 'Submit work',       from: working,              to: 'in_review',        by: ['writer'],     when: needsReview, guards: [hasCleanFinal] },
    { name: 'submit_work',      label: 'Submit work',       from: working,              to: 'delivered',        by: ['writer'],     guards: [hasCleanFinal], effects: ['stampDelivery'] },
    { name: 'approve_review',   label: 'Approve',           from: ['in_review'],        to: 'delivered',        by: ['editor'],     guards: [isNotItsWriter], effects: ['stampDelivery'] },
    { name: 'return_to_writer', label: 'Return to writer',  from: ['in_review'],        to: 'in_progress',      by: ['editor'],     guards: [isNotItsWriter], input: INPUT.because, effects: ['restartWork'] },
    { name: 'request_revision', label: 'Ask for a revision', from: ['delivered'],       to: 'in_revision',      by: ['client'],     guards: [isOldScope, isWithinRevisionDays, isWithinRevisionQuota], input: INPUT.revise, effects: ['countRevision', 'restartWork'] },
    { name: 'request_revision', label: 'Ask for a revision', from: ['delivered'],       to: 'in_revision',      by: staff,          guards: [isOldScope], input: INPUT.revise, effects: ['restartWork'] },
    { name: 'complete',         label: 'Complete',          from: ['delivered'],        to: 'completed',        by: ['client'],     guards: [isPaidOff], effects: ['earn'], confirm: 'Accept the work? The writer is paid for it, and revisions end.' },
    { name: 'auto_complete',    label: 'Complete by itself', from: ['delivered'],       to: 'completed',        by: ['timer'],      after: { setting: 'autoCompleteBusinessDays', unit: 'businessDays' }, guards: [isPaidOff], effects: ['earn'] },
    { name: 'reopen',           label: 'Reopen',            from: ['completed'],        to: 'in_revision',      by: ['client'],     guards: [isWithinReopenDays, isEarningPending], input: INPUT.because, effects: ['takeBackEarning', 'restartWork'] },
    { name: 'reopen',           label: 'Reopen',            from: ['completed'],        to: 'in_revision',      by: staff,          guards: [isEarningPending], input: INPUT.because, effects: ['takeBackEarning', 'restartWork'] },
    { name: 'cancel',           label: 'Cancel',            from: NOT_STARTED,          to: 'cancelled',        by: ['client'],     input: INPUT.cancel, effects: ['settleCancellation'], confirm: 'Cancel the order? All that was paid goes back to where it came from.' },
    { name: 'cancel',           label: 'Cancel',            from: NOT_STARTED,          to: 'cancelled',        by: staff,          input: INPUT.because, effects: ['settleCancellation'], confirm: 'Cancel the order? All that was paid goes back to where it came from.' },
    { name: 'cancel',           label: 'Cancel',            from: STARTED,              to: 'cancelled',        by: staff,          input: INPUT.because, effects: ['settleCancellation'], confirm: 'Cancel the order? Work has begun: the client gets the website’s share for that back, the writer is paid for the rest.' },
  ],
}
