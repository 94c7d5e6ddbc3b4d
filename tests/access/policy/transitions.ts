import type { ActorRole } from '../../../src/domain/workflow/types.ts'

/**
 * Who makes each move. `client` and `writer` are the document's own, `any_writer` is a writer of its
 * website, staff are those of its website; `system` and `timer` are nobody who calls.
 */
export const TRANSITIONS: Record<string, Record<string, ActorRole[]>> = {
  'price-tables': {
    schedule: ['admin'],
    withdraw: ['admin'],
  },
  payments: {
    ask: ['system'],
    process: ['system'],
    succeed: ['system'],
    fail: ['system'],
    cancel: ['system'],
    expire: ['system'],
    confirm: ['admin', 'support'],
    approve: ['admin', 'support'],
    reject: ['admin', 'support'],
  },
  'top-ups': {
    confirm: ['admin', 'support', 'system'],
    reject: ['admin', 'support'],
  },
  refunds: {
    approve: ['admin', 'support', 'system'],
    reject: ['admin', 'support', 'system'],
    withdraw: ['client'],
    start: ['system'],
    succeed: ['system'],
    fail: ['system'],
    mark_sent: ['admin', 'support'],
    mark_returned: ['admin', 'support'],
  },
  adjustments: {
    approve: ['admin'],
    reject: ['admin'],
  },
  withdrawals: {
    approve: ['admin'],
    reject: ['admin'],
    mark_sent: ['admin', 'support'],
    take_back: ['admin', 'support'],
  },
  'bonus-credits': {
    approve: ['admin'],
    reject: ['admin'],
  },
  'wallet-freezes': {
    lift: ['admin', 'support', 'system'],
  },
  earnings: {
    clear: ['timer'],
    reverse: ['system'],
  },
  payouts: {
    approve: ['admin'],
    send: ['admin', 'system'],
    confirm: ['admin', 'support', 'system'],
    fail: ['admin', 'support', 'system'],
    return: ['admin', 'support', 'system'],
    hold: ['admin', 'support'],
    hold_for_change: ['system'],
    release: ['admin', 'system'],
    reject: ['admin', 'support'],
    cancel: ['writer'],
  },
  'payout-batches': {
    approve: ['admin'],
    send: ['admin'],
    mark_paid: ['admin', 'support'],
    mark_failed: ['admin', 'support'],
    settle: ['system'],
    cancel: ['admin', 'support'],
  },
  'gateway-events': {
    process: ['system'],
    ignore: ['system'],
    park: ['system'],
    replay: ['admin'],
    dismiss: ['admin'],
  },
  orders: {
    submit: ['client'],
    mark_paid: ['system'],
    expire: ['timer'],
    claim: ['any_writer'],
    request: ['any_writer'],
    approve_request: ['support', 'admin'],
    assign: ['support', 'admin'],
    reassign: ['support', 'admin'],
    unassign: ['support', 'admin'],
    hold: ['support', 'admin'],
    resume: ['support', 'admin'],
    submit_work: ['writer'],
    approve_review: ['editor'],
    return_to_writer: ['editor'],
    request_revision: ['client', 'support', 'admin'],
    complete: ['client'],
    auto_complete: ['timer'],
    reopen: ['client', 'support', 'admin'],
    cancel: ['client', 'support', 'admin'],
  },
}
