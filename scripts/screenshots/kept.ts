/** The pictures that `docs/screenshots` keeps, by role, page and look; at most sixteen. */
export const KEPT: readonly string[] = [
  'anonymous-login-wide-light',
  'editor-home-wide-light',
  'support-home-wide-light',
  'support-home-narrow-light',
  'admin-home-wide-light',
  'admin-home-wide-dark',
  'superadmin-home-wide-light',
  'support-list-orders-wide-light',
  'support-list-orders-narrow-light',
  'support-order-available-wide-light',
  'support-order-on_hold-wide-light',
  'support-order-delivered-wide-dark',
  'support-order-available-narrow-light',
  'editor-order-in_review-wide-light',
  'admin-document-price-tables-wide-light',
  'superadmin-queue-wide-light',
]
