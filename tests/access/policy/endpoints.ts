import { LIST_ENDPOINTS } from './lists.ts'
import { type Row, table } from './table.ts'

/**
 * Whom the door of each endpoint lets in, on the website that the call names; what they then may do with
 * which document is checked behind it. `-` is 401 for somebody who is not logged in, 403 for the others.
 */
export const ENDPOINTS: Row[] = [...LIST_ENDPOINTS, ...table(`
                                                       anonymous outsider client writer editor support admin superadmin
  POST  /api/users/register                                +         +       +      +      +      +      +       +
  POST  /api/users/join-website                            +         +       +      +      +      +      +       +
  POST  /api/pricing/quote                                 +         +       +      +      +      +      +       +
  GET   /api/price-tables/:id/transitions                  -         +       -      -      +      +      +       +
  POST  /api/price-tables/:id/transitions/:name            -         +       -      -      +      +      +       +
  POST  /api/price-tables/:id/preview                      -         -       -      -      +      +      +       +
  GET   /api/price-tables/:id/problems                     -         -       -      -      +      +      +       +
  POST  /api/price-tables/:id/duplicate                    -         -       -      -      -      -      +       +
  POST  /api/wallets/top-ups                               -         -       +      -      -      -      -       -
  GET   /api/wallets/me/auto-top-up                        -         -       +      -      -      -      -       -
  POST  /api/wallets/me/auto-top-up                        -         -       +      -      -      -      -       -
  DELETE /api/wallets/me/auto-top-up                       -         -       +      -      -      -      -       -
  GET   /api/wallets/me                                    -         -       +      -      -      -      -       -
  GET   /api/wallets/me/statement                          -         -       +      -      -      -      -       -
  POST  /api/reconciliations/run                           -         -       -      -      -      -      +       +
  GET   /api/payments/ways                                 -         -       +      -      -      -      -       -
  POST  /api/payments                                      -         -       +      -      -      -      -       -
  POST  /api/payments/:id/retry                            -         -       +      -      -      -      -       -
  POST  /api/payments/:id/cancel                           -         -       +      -      -      +      +       +
  GET   /api/payments/:id/transitions                      -         +       +      +      +      +      +       +
  POST  /api/payments/:id/transitions/:name                -         +       +      +      +      +      +       +
  GET   /api/top-ups/:id/transitions                       -         +       +      +      +      +      +       +
  POST  /api/top-ups/:id/transitions/:name                 -         +       +      +      +      +      +       +
  POST  /api/refunds                                       -         -       +      -      -      +      +       +
  GET   /api/refunds/entitlement                           -         -       +      -      -      +      +       +
  GET   /api/refunds/:id/transitions                       -         +       +      +      +      +      +       +
  POST  /api/refunds/:id/transitions/:name                 -         +       +      +      +      +      +       +
  GET   /api/installment-plans/preview                     -         -       +      -      -      +      +       +
  POST  /api/installment-plans                             -         -       +      -      -      -      -       -
  POST  /api/installment-plans/:id/method                  -         -       +      -      -      -      -       -
  GET   /api/installment-plans/:id/transitions             -         +       +      +      +      +      +       +
  POST  /api/installment-plans/:id/transitions/:name       -         +       +      +      +      +      +       +
  GET   /api/installments/:id/transitions                  -         +       +      +      +      +      +       +
  POST  /api/installments/:id/transitions/:name            -         +       +      +      +      +      +       +
  GET   /api/gateway-disputes/:id/evidence                 -         -       -      -      -      +      +       +
  GET   /api/gateway-disputes/:id/transitions              -         +       -      -      -      +      +       +
  POST  /api/gateway-disputes/:id/transitions/:name        -         +       -      -      -      +      +       +
  GET   /api/adjustments/:id/transitions                   -         +       -      -      -      +      +       +
  POST  /api/adjustments/:id/transitions/:name             -         +       -      -      -      +      +       +
  GET   /api/withdrawals/:id/transitions                   -         +       -      -      -      +      +       +
  POST  /api/withdrawals/:id/transitions/:name             -         +       -      -      -      +      +       +
  GET   /api/bonus-credits/:id/transitions                 -         +       -      -      -      +      +       +
  POST  /api/bonus-credits/:id/transitions/:name           -         +       -      -      -      +      +       +
  GET   /api/wallet-freezes/:id/transitions                -         +       -      -      -      +      +       +
  POST  /api/wallet-freezes/:id/transitions/:name          -         +       -      -      -      +      +       +
  GET   /api/earnings/:id/transitions                      -         +       +      +      +      +      +       +
  POST  /api/earnings/:id/transitions/:name                -         +       +      +      +      +      +       +
  GET   /api/websites/:id/sample-paper                     -         -       -      -      -      -      +       +
  GET   /api/papers/:id/pdf                                -         +       +      +      +      +      +       +
  POST  /api/payouts                                       -         -       -      +      -      -      -       -
  GET   /api/payouts/:id/transitions                       -         +       +      +      +      +      +       +
  POST  /api/payouts/:id/transitions/:name                 -         +       +      +      +      +      +       +
  GET   /api/payout-batches/preview                        -         -       -      -      -      -      +       +
  POST  /api/payout-batches                                -         -       -      -      -      -      +       +
  GET   /api/payout-batches/:id/csv                        -         -       -      -      -      -      +       +
  GET   /api/payout-batches/:id/pain001                    -         -       -      -      -      -      +       +
  GET   /api/payout-batches/:id/transitions                -         +       -      -      -      +      +       +
  POST  /api/payout-batches/:id/transitions/:name          -         +       -      -      -      +      +       +
  GET   /api/writers/me/payout-details                     -         -       -      +      -      -      -       -
  POST  /api/writers/me/payout-details                     -         -       -      +      -      -      -       -
  GET   /api/writers/me/statements/:month/pdf              -         -       -      +      -      -      -       -
  GET   /api/gateway-events/:id/transitions                -         +       -      -      -      +      +       +
  POST  /api/gateway-events/:id/transitions/:name          -         +       -      -      -      +      +       +
  POST  /api/payment-settings/:id/keys                     -         -       -      -      -      -      +       +
  POST  /api/payment-settings/:id/test                     -         -       -      -      -      -      +       +
  POST  /api/webhooks/stripe/:website                      +         +       +      +      +      +      +       +
  GET   /api/writers/me/earnings                           -         -       -      +      -      -      -       -
  GET   /api/writers/me/statement                          -         -       -      +      -      -      -       -
  GET   /api/writers/me                                    -         -       -      +      -      -      -       -
  GET   /api/clients/me                                    -         -       +      -      -      -      -       -
  POST  /api/orders                                        -         -       +      -      -      -      -       -
  GET   /api/orders/search                                 -         +       +      +      +      +      +       +
  POST  /api/orders/:id/pay                                -         +       +      +      +      +      +       +
  GET   /api/orders/:id/timeline                           -         +       +      +      +      +      +       +
  GET   /api/orders/:id/deliverables                       -         +       +      +      +      +      +       +
  POST  /api/orders/:id/deliverables                       -         +       +      +      +      +      +       +
  GET   /api/orders/:id/deliverables/:deliverable/download -         +       +      +      +      +      +       +
  GET   /api/orders/:id/notes                              -         -       -      -      +      +      +       +
  POST  /api/orders/:id/notes                              -         -       -      -      +      +      +       +
  GET   /api/orders/:id/transitions                        -         +       +      +      +      +      +       +
  POST  /api/orders/:id/transitions/:name                  -         +       +      +      +      +      +       +
  GET   /api/health/details                                -         -       -      -      +      +      +       +
  GET   /api/overview                                      -         -       -      -      +      +      +       +
  GET   /api/overview/days                                 -         -       -      -      +      +      +       +
  GET   /api/overview/money                                -         -       -      -      -      -      +       +
  GET   /api/queue                                         -         -       -      -      -      -      -       +
  GET   /api/queue/jobs                                    -         -       -      -      -      -      -       +
  POST  /api/queue/redrive                                 -         -       -      -      -      -      -       +
  POST  /api/queue/retry                                   -         -       -      -      -      -      -       +
  POST  /api/queue/delete                                  -         -       -      -      -      -      -       +
`)]

/** Payload's own routes beside those of documents. */
export const PAYLOAD_ENDPOINTS: Row[] = table(`
                                                       anonymous outsider client writer editor support admin superadmin
  GET    /api/access                                       +         +       +      +      +      +      +       +
  GET    /api/users/init                                   +         +       +      +      +      +      +       +
  GET    /api/users/me                                     +         +       +      +      +      +      +       +
  POST   /api/users/login                                  +         +       +      +      +      +      +       +
  POST   /api/users/forgot-password                        +         +       +      +      +      +      +       +
  POST   /api/users/reset-password                         +         +       +      +      +      +      +       +
  POST   /api/users/verify/:id                             +         +       +      +      +      +      +       +
  POST   /api/users/logout                                 +         +       +      +      +      +      +       +
  POST   /api/users/refresh-token                          -         +       +      +      +      +      +       +
  POST   /api/users/unlock                                 -         -       -      -      -      -      +       +
  POST   /api/users/first-register                         .         .       .      .      .      .      .       .
  GET    /api/websites/populate-tenant-options             -         +       +      +      +      +      +       +
  GET    /api/payload-preferences/:key                     +         +       +      +      +      +      +       +
  POST   /api/payload-preferences/:key                     -         +       +      +      +      +      +       +
  DELETE /api/payload-preferences                          -         +       +      +      +      +      +       +
`)
