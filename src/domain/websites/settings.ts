/** What a website decides for itself, with the default of each. Durations are in the unit their name ends with. */
export const WEBSITE_SETTINGS = {
  awaitingPaymentHours: { default: 72, label: 'Hours a client has to pay an order before it expires' },
  revisionDays: { default: 14, label: 'Days after delivery in which a client may ask for a revision' },
  revisionQuota: { default: 3, label: 'Revisions a client may ask for on one order' },
  autoCompleteBusinessDays: { default: 7, label: 'Business days after which a delivered order completes by itself' },
  reopenDays: { default: 3, label: 'Days after completion in which a client may reopen an order' },
  clearanceDays: { default: 5, label: 'Days until a writer’s earning can be paid out' },
  writerSharePercent: { default: 45, label: 'Share of an order’s price that a writer earns, unless the writer’s profile says otherwise' },
  startedRefundPercent: { default: 50, label: 'Share of the price a client gets back when work that was started is cancelled' },
  deliveredRefundPercent: { default: 20, label: 'Share of the price a client can ask back once the work was delivered' },
  deliveredRefundDays: { default: 14, label: 'Days after delivery in which that share can be asked back' },
  completedRefundPercent: { default: 0, label: 'Share of the price a client can ask back once the work was accepted' },
  completedRefundDays: { default: 14, label: 'Days after acceptance in which that share can be asked back' },
  refundApprovalMinor: { default: 10_000, label: 'Refunds above this amount need a second person' },
  clawBackOwedMaximumMinor: { default: 10_000, label: 'What a writer may owe at most after refunds of accepted work' },
  autoRefundMaximumMinor: { default: 0, label: 'Largest refund that is approved by itself; 0 for none' },
  autoRefundsIn90Days: { default: 1, label: 'Refunds in the last 90 days after which a person decides on a client’s next one' },
  autoRefundAccountDays: { default: 30, label: 'Days after registering in which a person decides on a client’s refunds' },
  adjustmentApprovalMinor: { default: 5_000, label: 'Adjustments above this amount need a second person' },
  topUpMinimumMinor: { default: 500, label: 'Smallest top-up' },
  topUpMaximumMinor: { default: 1_000_000, label: 'Largest top-up' },
} as const

export type WebsiteSetting = keyof typeof WEBSITE_SETTINGS
