/** What a list says while there is nothing in it at all: where its documents come from. */
const NOTHING_YET: Record<string, string> = {
  orders: 'Orders come from the websites’ frontends: a client asks for a price and places one.',
  'order-requests': 'Writers ask for orders that wait for one; what they ask stands here.',
  deliverables: 'Clients and writers add files to their orders.',
  'order-assignments': 'Each time a writer gets an order, it is noted here.',
  'order-notes': 'Leave a note on an order’s page; only staff see it.',
  services: 'Create what the website sells, then give it a price in a price table.',
  'price-tables': 'Create a draft, fill in prices, and schedule it.',
  papers: 'When a client has paid, the invoice and the receipt stand here; when money goes back, the credit note.',
  payments: 'Each time a client begins to pay, the attempt stands here with what became of it.',
  'payment-methods': 'Cards that clients let be saved for later payments. Their numbers lie at the gateway.',
  'auto-top-ups': 'Clients who let their wallet be filled from a saved method stand here.',
  'installment-plans': 'When a client chooses to pay an order in installments, the plan stands here.',
  installments: 'The deposit and the other parts of each installment plan stand here, with the days on which they are due.',
  'top-ups': 'Clients announce transfers on the frontend; they wait here until somebody finds the money on the bank account.',
  refunds: 'Clients ask for refunds on the frontends, and staff on an order’s page. What goes back when an order ends stands here too.',
  'gateway-disputes': 'When a client’s bank takes a payment back, or asks about one, it stands here with what is to be done.',
  adjustments: 'Create one to correct a balance; an admin approves it.',
  reconciliations: 'Each night the day before is compared with the gateway; its report stands here.',
  withdrawals: 'Create one when a client asks for store credit back; an admin approves it, then somebody sends it.',
  'bonus-credits': 'Create one to give a client credit that lapses; an admin approves it.',
  'wallet-freezes': 'Create one to keep a client from spending money; it stands until somebody lifts it.',
  earnings: 'When a client accepts the work, what the writer earned stands here.',
  payouts: 'Writers ask for payouts on the frontend, or a batch asks for all of them; they wait here until an admin approves them.',
  'payout-batches': 'Make one of everybody who is to be paid; a second person approves it, and its file goes to the bank.',
  'payout-details': 'Writers give their bank account on the frontend; each change of it stands here.',
  'ledger-accounts': 'An account is opened by the first money that moves on it.',
  'ledger-transactions': 'Every payment, refund and correction stands here.',
  'ledger-postings': 'Every movement between two accounts stands here.',
  'ledger-lots': 'Bonus credit stands here, with the day on which it lapses.',
  'ledger-seals': 'Each minute in which money moved is sealed; the seals stand here.',
  'gateway-events': 'What a payment gateway tells a website stands here, with what became of it.',
  'payment-settings': 'Each website has a row, which the platform makes within ten minutes.',
  users: 'Clients register on the frontends; create a login for everybody else.',
  'client-profiles': 'A client gets a profile a moment after registering.',
  'writer-profiles': 'Create one for somebody with the role writer, so that they can take orders.',
  websites: 'A superadmin creates the first website.',
  'timeline-events': 'What happens to documents is noted here.',
  timers: 'What the platform will do by itself, such as completing an order, stands here with its moment.',
  'outbox-events': 'What happened stands here until everybody concerned has been told.',
  mails: 'Every mail that the platform writes stands here.',
}

export type Emptiness = { title: string; text: string; canShowAll: boolean }

type Asked = { collection: string; plural: string; view: { label: string; hint: string } | null; isFiltered: boolean }

/** What an empty list says, and whether there may be more without the filter. */
export function emptyWords({ collection, plural, view, isFiltered }: Asked): Emptiness {
  if (view) return { title: `Nothing under “${view.label}”`, text: view.hint, canShowAll: true }
  if (isFiltered) return { title: 'Nothing matches', text: 'Change the search or the filters, or show everything.', canShowAll: true }
  return { title: `No ${plural.toLowerCase()} yet`, text: NOTHING_YET[collection] ?? '', canShowAll: false }
}
