/** The life of an order, in the order in which it is usually lived. */
export const ORDER_STATES = [
  'draft',
  'awaiting_payment',
  'available',
  'in_progress',
  'in_review',
  'delivered',
  'in_revision',
  'on_hold',
  'completed',
  'cancelled',
  'expired',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** Nobody has begun to work. */
export const NOT_STARTED = ['draft', 'awaiting_payment', 'available'] as const satisfies readonly OrderState[]

/** Work has begun and is not accepted yet. */
export const STARTED = ['in_progress', 'in_review', 'delivered', 'in_revision', 'on_hold'] as const satisfies readonly OrderState[]

/** What counts against a writer’s capacity: a delivered order waits for its client. */
export const IN_WORK = ['in_progress', 'in_review', 'in_revision', 'on_hold'] as const satisfies readonly OrderState[]
