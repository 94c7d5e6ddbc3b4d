import { type Row, table } from './table.ts'

/**
 * Which fields people set themselves, when they make a document (`create`, on one of the website) and when
 * they change one (`update`). A field without a row is set by nobody, whatever is sent; `+` is taken as
 * sent. A line may name several fields, with `/` between. A collection whose table lets somebody create
 * or update needs its lines here.
 */
const HEAD = 'anonymous outsider client writer editor support admin superadmin\n'
const rows = (text: string): Row[] => table(`${HEAD}${text.trim()}`)

const SETTINGS = [
  'awaitingPaymentHours', 'revisionDays', 'revisionQuota', 'autoCompleteBusinessDays', 'reopenDays', 'clearanceDays', 'writerSharePercent',
  'startedRefundPercent', 'deliveredRefundPercent', 'deliveredRefundDays', 'completedRefundPercent', 'completedRefundDays', 'refundApprovalMinor',
  'clawBackOwedMaximumMinor', 'autoRefundMaximumMinor', 'autoRefundsIn90Days', 'autoRefundAccountDays', 'autoRefundsNotStarted', 'autoRefundsStarted',
  'autoRefundsDelivered', 'autoRefundsCompleted', 'adjustmentApprovalMinor', 'topUpMinimumMinor', 'topUpMaximumMinor', 'confirmTopUpsAtOnce',
].map((name) => `settings.${name}`).join('/')

const PAPERS = [
  'sellerName', 'sellerAddress', 'sellerCountry', 'sellerVatId', 'invoicePrefix', 'receiptPrefix', 'creditNotePrefix', 'pageSize', 'accentColor', 'logo', 'footer', 'isTaxOnTop', 'taxRates',
].map((name) => `papers.${name}`).join('/')

const PAYOUTS = ['schedule', 'minimumMinor', 'holdDays', 'payerName', 'payerIban', 'payerBic'].map((name) => `payouts.${name}`).join('/')

export const UPDATES: Record<string, Row[]> = {
  websites: rows(`
    name/domains/frontendUrl/timeZone/${SETTINGS}/${PAPERS}/${PAYOUTS} same - - - - - - + +
    archivedAt                                    same - - - - - - - +
  `),
  users: rows(`
    displayName/timeZone/email own     _ + + + + + + +
    memberships                own     _ - - - - - + +
    displayName/timeZone       same    - - - - - - + +
    memberships                same    - - - - - - + +
    email/superadmin/_verified same    - - - - - - - +
    displayName/timeZone/email      boss    - - - - - - - +
    memberships/superadmin/_verified boss   - - - - - - - _
    superadmin/_verified       own     _ - - - - - - _
    displayName/timeZone/email/memberships/superadmin/_verified chief   - - - - - - - +
    displayName/timeZone/email/memberships/superadmin/_verified foreign - - - - - - - +
  `),
  services: rows(`
    name/description/wordsPerUnit/minimumUnits/maximumUnits/minimumHours/briefForm/needsReview/active/sortOrder same     - - - - - - + +
    name/description/wordsPerUnit/minimumUnits/maximumUnits/minimumHours/briefForm/needsReview/active/sortOrder inactive - - - - - - + +
  `),
  'price-tables': rows(`
    name/services/urgency/subjects/writerLevels/spacings/extras same - - - - - - + +
  `),
  'client-profiles': rows(`
    company/phone/address/country/vatId         own  _ _ + _ _ _ _ _
    company/phone/address/country/vatId/remarks/spendingPerDayMinor/spendingPerMonthMinor same - - - - - + + +
  `),
  'writer-profiles': rows(`
    level/subjects/capacity/paySharePercent/active same - - - - - - + +
  `),
  'payment-settings': rows(`
    takesStripe/takesManual/instructions/publishableKey/smallestMinor/largestMinor same - - - - - - + +
    approvalMinor/attemptMinutes                                                   same - - - - - - + +
    passesStripeFee/stripeFeeBasisPoints/stripeFeeFixedMinor/passesManualFee/manualFeeBasisPoints/manualFeeFixedMinor same - - - - - - + +
    offersInstallments/depositPercent/mostParts/smallestPartMinor/partDays/reminderDays/graceDays/chargeTries/retryHours same - - - - - - + +
  `),
  orders: rows(`
    title/brief          draft     _ _ + _ _ _ _ _
    title/brief/deadline same      - - - - - + + +
    title/brief/deadline available - - - - - + + +
  `),
  'saved-views': rows(`
    title/shared/query own _ _ _ _ + + + +
  `),
}

export const CREATES: Record<string, Row[]> = {
  websites: rows(`
    name/slug/domains/frontendUrl/currency/timeZone/${SETTINGS}/${PAPERS}/${PAYOUTS} same - - - - - - - +
  `),
  users: rows(`
    displayName/timeZone/email/memberships same - - - - - - + +
    superadmin/_verified                   same - - - - - - - +
  `),
  services: rows(`
    name/code/description/unit/wordsPerUnit/minimumUnits/maximumUnits/minimumHours/briefForm/needsReview/active/sortOrder same - - - - - - + +
  `),
  'price-tables': rows(`
    name/services/urgency/subjects/writerLevels/spacings/extras same - - - - - - + +
  `),
  'client-profiles': rows(`
    user/company/phone/address/country/vatId/remarks/spendingPerDayMinor/spendingPerMonthMinor same - - - - - + + +
  `),
  'writer-profiles': rows(`
    user/level/subjects/capacity/paySharePercent/active same - - - - - - + +
  `),
  adjustments: rows(`
    user/party/direction/amountMinor/reason same - - - - - + + +
  `),
  // With the account number of a bank, an account at Stripe is refused, and its method too.
  'payout-details': rows(`
    writer/holder/iban/bic same - - - - - - + +
  `),
  withdrawals: rows(`
    client/amountMinor/payTo/reason same - - - - - + + +
  `),
  'bonus-credits': rows(`
    client/amountMinor/expiresAt/reason same - - - - - + + +
  `),
  'wallet-freezes': rows(`
    client/amountMinor/reason same - - - - - + + +
  `),
  'order-notes': rows(`
    order/text same - - - - + + + +
  `),
  'saved-views': rows(`
    list/title/shared/query same - - - - + + + +
  `),
}
