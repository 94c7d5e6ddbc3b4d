import type { SignedIn } from './demo.ts'

/** A page of the panel: what its picture is called, and its address below `/admin`. */
export type PanelPage = { name: string; path: string }

/** What each role sees in the menu; the rest is refused or empty. */
const LISTS: Record<string, readonly string[]> = {
  editor: ['orders', 'order-requests', 'deliverables', 'order-assignments', 'order-notes', 'services', 'price-tables', 'client-profiles', 'writer-profiles', 'users', 'websites', 'timeline-events', 'timers'],
  support: ['orders', 'order-requests', 'deliverables', 'order-assignments', 'order-notes', 'services', 'price-tables', 'papers', 'payments', 'payment-methods', 'installment-plans', 'installments', 'refunds', 'gateway-disputes', 'top-ups', 'auto-top-ups', 'adjustments', 'withdrawals', 'bonus-credits', 'wallet-freezes', 'earnings', 'payouts', 'payout-batches', 'payout-details', 'reconciliations', 'ledger-accounts', 'ledger-transactions', 'ledger-postings', 'ledger-lots', 'gateway-events', 'client-profiles', 'writer-profiles', 'users', 'websites', 'timeline-events', 'timers'],
}
LISTS.admin = [...LISTS.support!, 'ledger-seals', 'payment-settings']
LISTS.superadmin = [...LISTS.admin, 'outbox-events', 'mails']

/** Pages that are no list and no document, by role. */
const VIEWS: Record<string, readonly PanelPage[]> = {
  superadmin: [{ name: 'queue', path: '/queue' }, { name: 'health', path: '/health' }],
}
const HEALTH: PanelPage = { name: 'health', path: '/health' }

export const ROLES = ['editor', 'support', 'admin', 'superadmin'] as const
export type PanelRole = (typeof ROLES)[number]

/** Every page of a role: the home, each list, a document of each, the orders of each state, and the views of its own. */
export async function pagesOf(role: PanelRole, session: Pick<SignedIn, 'get'>): Promise<PanelPage[]> {
  const found: PanelPage[] = [{ name: 'home', path: '' }, { name: 'account', path: '/account' }, ...(VIEWS[role] ?? [HEALTH])]
  for (const slug of LISTS[role]!) {
    found.push({ name: `list-${slug}`, path: `/collections/${slug}` })
    const { docs } = await session.get(`/api/${slug}?limit=1&depth=0`)
    if (docs?.[0]) found.push({ name: `document-${slug}`, path: `/collections/${slug}/${docs[0].id}` })
  }
  return [...found, ...(await ordersByState(session)), { name: 'not-found', path: '/collections/orders/00000000-0000-7000-8000-000000000000' }]
}

/** The page of an order is another one in each state. */
async function ordersByState(session: Pick<SignedIn, 'get'>): Promise<PanelPage[]> {
  const { docs } = await session.get('/api/orders?limit=100&depth=0&select[state]=true')
  const byState = Map.groupBy(docs as { id: string; state: string }[], ({ state }) => state)
  return [...byState].map(([state, [order]]) => ({ name: `order-${state}`, path: `/collections/orders/${order!.id}` }))
}
