import { type CollectionPolicy, type Row, table } from './table.ts'

/**
 * Doors of lists: their files, their views, and moves of many documents at once. Whoever may read none of a
 * kind is refused here; the others get what they may read, and a result for each document.
 */
export const LIST_ENDPOINTS: Row[] = table(`
                                                         anonymous outsider client writer editor support admin superadmin
  GET   /api/saved-views/counts                          -         -       -      -      +      +       +     +
  GET   /api/orders/transitions                          -         +       +      +      +      +       +     +
  POST  /api/orders/transitions/:name/bulk               -         +       +      +      +      +       +     +
  GET   /api/price-tables/transitions                    -         +       -      -      +      +       +     +
  POST  /api/price-tables/transitions/:name/bulk         -         +       -      -      +      +       +     +
  GET   /api/payments/transitions                        -         +       +      +      +      +       +     +
  POST  /api/payments/transitions/:name/bulk             -         +       +      +      +      +       +     +
  GET   /api/top-ups/transitions                         -         +       +      +      +      +       +     +
  POST  /api/top-ups/transitions/:name/bulk              -         +       +      +      +      +       +     +
  GET   /api/refunds/transitions                         -         +       +      +      +      +       +     +
  POST  /api/refunds/transitions/:name/bulk              -         +       +      +      +      +       +     +
  GET   /api/gateway-disputes/transitions                -         +       -      -      -      +       +     +
  POST  /api/gateway-disputes/transitions/:name/bulk     -         +       -      -      -      +       +     +
  GET   /api/adjustments/transitions                     -         +       -      -      -      +       +     +
  POST  /api/adjustments/transitions/:name/bulk          -         +       -      -      -      +       +     +
  GET   /api/withdrawals/transitions                     -         +       -      -      -      +       +     +
  POST  /api/withdrawals/transitions/:name/bulk          -         +       -      -      -      +       +     +
  GET   /api/bonus-credits/transitions                   -         +       -      -      -      +       +     +
  POST  /api/bonus-credits/transitions/:name/bulk        -         +       -      -      -      +       +     +
  GET   /api/wallet-freezes/transitions                  -         +       -      -      -      +       +     +
  POST  /api/wallet-freezes/transitions/:name/bulk       -         +       -      -      -      +       +     +
  GET   /api/earnings/transitions                        -         +       +      +      +      +       +     +
  POST  /api/earnings/transitions/:name/bulk             -         +       +      +      +      +       +     +
  GET   /api/installment-plans/transitions               -         +       +      +      +      +       +     +
  POST  /api/installment-plans/transitions/:name/bulk    -         +       +      +      +      +       +     +
  GET   /api/installments/transitions                    -         +       +      +      +      +       +     +
  POST  /api/installments/transitions/:name/bulk         -         +       +      +      +      +       +     +
  GET   /api/payouts/transitions                         -         +       +      +      +      +       +     +
  POST  /api/payouts/transitions/:name/bulk              -         +       +      +      +      +       +     +
  GET   /api/payout-batches/transitions                  -         +       -      -      -      +       +     +
  POST  /api/payout-batches/transitions/:name/bulk       -         +       -      -      -      +       +     +
  GET   /api/gateway-events/transitions                  -         +       -      -      -      +       +     +
  POST  /api/gateway-events/transitions/:name/bulk       -         +       -      -      -      +       +     +
  GET   /api/payments/totals                              -         -       -      -      -      +       +     +
  GET   /api/refunds/totals                               -         -       -      -      -      +       +     +
  GET   /api/gateway-disputes/totals                      -         -       -      -      -      +       +     +
  GET   /api/installment-plans/totals                     -         -       -      -      -      +       +     +
  GET   /api/installments/totals                          -         -       -      -      -      +       +     +
  GET   /api/papers/totals                                -         -       -      -      -      +       +     +
  GET   /api/top-ups/totals                               -         -       -      -      -      +       +     +
  GET   /api/withdrawals/totals                           -         -       -      -      -      +       +     +
  GET   /api/payouts/totals                               -         -       -      -      -      +       +     +
  GET   /api/payout-batches/totals                        -         -       -      -      -      +       +     +
  GET   /api/earnings/totals                              -         -       -      -      -      +       +     +
  GET   /api/gateway-events/export.csv                   -         +       -      -      -      +       +     +
  GET   /api/payment-settings/export.csv                 -         +       -      -      -      -       +     +
  GET   /api/orders/export.csv                           -         +       +      +      +      +       +     +
  GET   /api/order-requests/export.csv                   -         +       +      +      +      +       +     +
  GET   /api/deliverables/export.csv                     -         +       -      -      +      +       +     +
  GET   /api/order-assignments/export.csv                -         +       +      +      +      +       +     +
  GET   /api/order-notes/export.csv                      -         +       -      -      +      +       +     +
  GET   /api/services/export.csv                         -         +       +      +      +      +       +     +
  GET   /api/price-tables/export.csv                     -         +       -      -      +      +       +     +
  GET   /api/papers/export.csv                           -         +       +      +      +      +       +     +
  GET   /api/payments/export.csv                         -         +       +      +      +      +       +     +
  GET   /api/payment-methods/export.csv                  -         +       +      +      +      +       +     +
  GET   /api/reconciliations/export.csv                  -         +       -      -      -      +       +     +
  GET   /api/top-ups/export.csv                          -         +       +      +      +      +       +     +
  GET   /api/auto-top-ups/export.csv                     -         +       +      +      +      +       +     +
  GET   /api/refunds/export.csv                          -         +       +      +      +      +       +     +
  GET   /api/gateway-disputes/export.csv                 -         +       -      -      -      +       +     +
  GET   /api/adjustments/export.csv                      -         +       -      -      -      +       +     +
  GET   /api/withdrawals/export.csv                      -         +       -      -      -      +       +     +
  GET   /api/bonus-credits/export.csv                    -         +       -      -      -      +       +     +
  GET   /api/wallet-freezes/export.csv                   -         +       -      -      -      +       +     +
  GET   /api/earnings/export.csv                         -         +       +      +      +      +       +     +
  GET   /api/installment-plans/export.csv                -         +       +      +      +      +       +     +
  GET   /api/installments/export.csv                     -         +       +      +      +      +       +     +
  GET   /api/payouts/export.csv                          -         +       +      +      +      +       +     +
  GET   /api/payout-batches/export.csv                   -         +       -      -      -      +       +     +
  GET   /api/payout-details/export.csv                   -         +       +      +      +      +       +     +
  GET   /api/ledger-accounts/export.csv                  -         +       -      -      -      +       +     +
  GET   /api/ledger-transactions/export.csv              -         +       -      -      -      +       +     +
  GET   /api/ledger-postings/export.csv                  -         +       -      -      -      +       +     +
  GET   /api/ledger-lots/export.csv                      -         +       -      -      -      +       +     +
  GET   /api/ledger-seals/export.csv                     -         +       -      -      -      +       +     +
  GET   /api/users/export.csv                            -         +       +      +      +      +       +     +
  GET   /api/client-profiles/export.csv                  -         +       +      +      +      +       +     +
  GET   /api/writer-profiles/export.csv                  -         +       +      +      +      +       +     +
  GET   /api/websites/export.csv                         -         +       +      +      +      +       +     +
  GET   /api/timeline-events/export.csv                  -         +       -      -      +      +       +     +
  GET   /api/timers/export.csv                           -         +       -      -      +      +       +     +
  GET   /api/outbox-events/export.csv                    -         -       -      -      -      -       -     +
  GET   /api/mails/export.csv                            -         -       -      -      -      -       -     +
`)

export const LISTS: Record<string, CollectionPolicy> = {
  'saved-views': {
    kinds: {
      own: 'one’s own',
      same: 'of a list that all staff read, shared by somebody else on the website the call is about',
      private: 'somebody else’s own',
      money: 'of a list about money, shared by somebody else',
      foreign: 'shared on another website',
      deleted: 'that was there and is no more',
    },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        _      _      +      +       +     +
      read               private -         .        -      -      .      .       .     .
      read               same    -         .        -      -      +      +       +     +
      read               money   -         .        -      -      .      +       +     +
      read               foreign -         .        -      -      .      .       .     .
      create             same    -         -        -      -      +      +       +     +
      create             foreign -         !        -      -      -      -       -     !
      update             own     _         _        _      _      +      +       +     +
      update             private -         .        -      -      .      .       .     .
      update             same    -         .        -      -      -      -       -     -
      update             money   -         .        -      -      .      -       -     -
      update             foreign -         .        -      -      .      .       .     .
      delete             own     _         _        _      _      +      +       +     +
      delete             private -         .        -      -      .      .       .     .
      delete             same    -         .        -      -      -      -       +     +
      delete             money   -         .        -      -      .      -       +     +
      delete             foreign -         .        -      -      .      .       .     .
      read/update/delete deleted -         .        -      -      .      .       .     .
    `),
  },
}
