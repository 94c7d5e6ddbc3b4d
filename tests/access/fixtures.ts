import { v7 as uuid } from 'uuid'
import type { Caller } from './policy/table.ts'
import type { Values } from './rows.ts'
import type { World } from './world.ts'

export type Kind = string

/** What a collection needs beyond `leastOf`; a collection that needs nothing is not named here. */
export type Fixture = {
  /** A document that is there already. */
  known?: (world: World, kind: Kind, owner?: Caller) => Promise<string | null> | string | null
  /** Values that make a row of this kind; `owner` is the caller whose own it is. */
  values?: (world: World, kind: Kind, owner?: Caller) => Values | Promise<Values>
  /** What `create` takes, where somebody may create; `website` says for which website, when the body must. */
  body?: (world: World, on: string) => Values
  /** What `update` takes, where somebody may update. */
  change?: Values
}

const NOW = '2026-03-02T09:00:00.000Z'
let made = 0
const next = (): string => `${(made += 1)}`

/** Whom a row belongs to: its owner, or somebody else of its website. */
const holder = ({ people, neighbours }: World, kind: Kind, { owner, role }: { owner?: Caller; role: 'client' | 'writer' }): string =>
  owner && owner !== 'anonymous' ? people[owner].id : kind === 'foreign' ? neighbours.foreigner.id : neighbours[role].id

const belongsTo = (field: string, role: 'client' | 'writer') => (world: World, kind: Kind, owner?: Caller) => ({ [field]: holder(world, kind, { owner, role }) })

const elsewhere = (world: World, on: string): Values => (on === 'foreign' ? { website: world.federhaus.id } : {})

export const FIXTURES: Record<string, Fixture> = {
  websites: {
    known: ({ inkwell, federhaus }, kind) => (kind === 'foreign' ? federhaus.id : inkwell.id),
    body: () => ({ name: 'New', slug: `new-${next()}`, currency: 'USD', timeZone: 'Europe/Berlin' }),
    change: { name: 'Renamed' },
  },
  users: {
    known: ({ people, neighbours }, kind, owner) => {
      const others: Record<Kind, string> = { same: neighbours.client.id, boss: people.superadmin.id, chief: neighbours.chief.id, foreign: neighbours.foreigner.id }
      return owner && owner !== 'anonymous' ? people[owner].id : others[kind]!
    },
    body: ({ inkwell, federhaus }, on) => ({
      email: `new-${next()}@test.example`, password: 'a long enough one', displayName: 'New',
      memberships: [{ website: on === 'foreign' ? federhaus.id : inkwell.id, roles: ['client'] }],
    }),
    change: { displayName: 'Renamed' },
  },
  services: {
    values: (_world, kind) => ({ code: `service-${next()}`, unit: 'word', maximumUnits: 10, active: kind !== 'inactive', needsReview: true }),
    body: (world, on) => ({ name: 'New', code: `new-${next()}`, unit: 'word', minimumUnits: 1, maximumUnits: 10, minimumHours: 6, sortOrder: 1, ...elsewhere(world, on) }),
    change: { name: 'Renamed' },
  },
  'price-tables': {
    values: (_world, kind) => ({ state: kind === 'scheduled' ? 'scheduled' : 'draft', currency: 'USD', validFrom: kind === 'scheduled' ? NOW : null }),
    body: (world, on) => ({ name: 'New', ...elsewhere(world, on) }),
    change: { name: 'Renamed' },
  },
  'client-profiles': {
    values: (world, kind, owner) => ({ ...belongsTo('user', 'client')(world, kind, owner), remarks: 'Pays late' }),
    body: (world, on) => ({ user: world.neighbours.candidate.id, company: 'New', ...elsewhere(world, on) }),
    change: { company: 'Renamed' },
  },
  'writer-profiles': {
    values: belongsTo('user', 'writer'),
    body: (world, on) => ({ user: world.neighbours.candidate.id, ...elsewhere(world, on) }),
    change: { level: 'renamed' },
  },
  payments: {
    values: async (world, kind, owner) => ({
      ...belongsTo('client', 'client')(world, kind, owner),
      state: 'processing', gateway: 'manual', mode: 'transfer', payableCollection: 'orders', payableId: uuid(), totalMinor: 300, walletMinor: 100, gatewayMinor: 200,
      receivedMinor: 200, walletTakenMinor: 0, feeMinor: 10, approvalMinor: 100, reference: 'transfer 8', gatewayId: `pi_${next()}`, intentId: `pi_${next()}`, customerId: 'cus_1', nextCheckAt: NOW,
      confirmedBy: world.people.support.id, approvedBy: world.people.admin.id, transaction: await world.related('ledger-transactions', kind),
      nextAction: { type: 'redirect', url: 'https://pay.example' }, method: null,
    }),
  },
  'payment-methods': { values: (world, kind, owner) => ({ ...belongsTo('client', 'client')(world, kind, owner), gatewayId: `pm_${next()}`, customerId: 'cus_1' }) },
  'auto-top-ups': {
    values: async (world, kind, owner) => ({
      ...belongsTo('client', 'client')(world, kind, owner), isOn: false, thresholdMinor: 100, amountMinor: 500, mostADay: 1, charges: 1, charge: await world.related('payments', kind), method: null,
    }),
  },
  'top-ups': {
    values: async (world, kind, owner) => ({
      ...belongsTo('client', 'client')(world, kind, owner),
      state: 'confirmed', reference: 'transfer 7', decidedBy: world.people.admin.id, transaction: await world.related('ledger-transactions', kind),
    }),
  },
  papers: {
    values: async (world, kind, owner) => ({
      ...belongsTo('client', 'client')(world, kind, owner), transaction: await world.make('ledger-transactions', kind === 'foreign' ? 'foreign' : 'same'),
      kind: 'receipt', number: `REC-${made}`, year: 2026, sequence: Number(next()), currency: 'USD', netMinor: 100, taxMinor: 0, totalMinor: 100, timeZone: 'UTC',
      lines: [{ label: 'Payment', amountMinor: 100 }], taxLines: [], seller: { name: 'Inkwell', website: 'Inkwell' }, buyer: { name: 'Somebody' }, corrects: null, note: null,
      pdfKey: null, pdfBytes: null, pdfSha256: null,
    }),
  },
  payouts: {
    values: async (world, kind, owner) => ({
      ...belongsTo('writer', 'writer')(world, kind, owner), code: `P-${next()}`, details: await world.related('payout-details', kind), state: 'returned',
      batch: await world.related('payout-batches', kind), reference: 'transfer 9', gatewayId: `tr_${next()}`, period: `2026-${next()}`, requestedBy: world.people.support.id,
      approvedBy: world.people.admin.id, approvedAt: NOW, transaction: await world.related('ledger-transactions', kind),
      settlement: await world.related('ledger-transactions', kind), reversal: await world.related('ledger-transactions', kind),
    }),
  },
  'payout-batches': { values: (world) => ({ preparedBy: world.people.admin.id, currency: 'USD' }) },
  'payout-details': {
    values: (world, kind, owner) => ({ ...belongsTo('writer', 'writer')(world, kind, owner), holder: 'Wilma', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX', accountId: 'acct_12345678', masked: 'DE •••• 3000', changedBy: world.people.admin.id }),
    body: (world, on) => ({ writer: on === 'foreign' ? world.people.outsider.id : world.neighbours.writer.id, method: 'bank', holder: `Writer ${'abcdefghijklmnopqrstuvwxyz'[Number(next()) % 26]}`, iban: 'DE89370400440532013000', ...elsewhere(world, on) }),
  },
  'payment-settings': {
    known: async ({ writer, inkwell, federhaus }, kind) =>
      (await writer.sql('select id from payment_settings where website_id = $1', [kind === 'foreign' ? federhaus.id : inkwell.id])).rows[0]!.id as string,
    values: () => ({ attemptMinutes: 60 }),
    change: { instructions: 'Bank of Ink' },
  },
  'gateway-events': { values: () => ({ state: 'parked', metadata: { payment: 'p' } }) },
  refunds: {
    values: async (world, kind, owner) => ({
      ...belongsTo('client', 'client')(world, kind, owner), state: 'succeeded', stage: 'not_started', destination: 'sources', payableCollection: 'orders', payableId: await world.related('orders', kind),
      amountMinor: 100, gatewayMinor: 0, walletMinor: 100, bonusMinor: 0, afterEarnedMinor: 60, clawedBackMinor: 10, limitMinor: 1_000,
      parts: [{ to: 'wallet', amountMinor: 100, state: 'succeeded' }], whyPerson: ['It is.'], entitlementReasons: ['It is.'], automatic: null,
      requestedBy: world.people.support.id, decidedBy: world.people.admin.id, nextAskAt: NOW,
      heldTransaction: await world.related('ledger-transactions', kind), earnedTransaction: await world.related('ledger-transactions', kind),
    }),
  },
  'installment-plans': {
    values: async (world, kind, owner) => ({
      ...belongsTo('client', 'client')(world, kind, owner), state: 'completed', payableCollection: 'orders', payableId: await world.related('orders', kind), totalMinor: 0, paidMinor: 0, returnedMinor: 0, depositPercent: 30,
      terms: { partDays: 30, reminderDays: 3, graceDays: 5, chargeTries: 3, retryHours: 24 }, charges: 2, failedTries: 0, nextAt: NOW, method: null,
    }),
  },
  installments: {
    // One that counts would have to fit into the sum of its plan.
    values: async (world, kind, owner) => ({
      ...belongsTo('client', 'client')(world, kind, owner), plan: await world.related('installment-plans', kind), number: Number(next()), state: 'void', amountMinor: 100, paidMinor: 0,
    }),
  },
  'gateway-disputes': {
    values: async (world, kind, owner) => ({
      ...belongsTo('client', 'client')(world, kind, owner), payment: await world.related('payments', kind), gatewayId: `du_${next()}`, intentId: `pi_${next()}`,
      payableCollection: 'orders', payableId: uuid(), state: 'needs_response', amountMinor: 100, movements: [], frozenMinor: 0, freezeCause: null, evidence: null, answer: null,
      decidedBy: null, decidedAt: null, recoveredHeldMinor: 0, recoveredWalletMinor: 0, withdrawnMinor: 100,
    }),
  },
  'ledger-accounts': { values: () => ({ ownerId: next() }) },
  'ledger-transactions': { values: () => ({ position: Number(next()) }) },
  'ledger-postings': { values: async (world, kind) => ({ to: await world.make('ledger-accounts', kind) }) },
  earnings: { values: (world, kind, owner) => ({ ...belongsTo('writer', 'writer')(world, kind, owner), totalMinor: 200, taxMinor: 10, jurisdiction: 'DE', returnedMinor: 5, returnedTaxMinor: 1 }) },
  adjustments: {
    values: (world, kind, owner) => ({ ...belongsTo('user', 'client')(world, kind, owner), limitMinor: 100, requestedBy: world.people.support.id }),
    body: (world, on) => ({ user: world.neighbours.candidate.id, party: 'client', direction: 'credit', amountMinor: 100, reason: 'Goodwill', ...elsewhere(world, on) }),
  },
  withdrawals: {
    values: (world, kind, owner) => ({ ...belongsTo('client', 'client')(world, kind, owner), limitMinor: 100, requestedBy: world.people.support.id }),
    body: (world, on) => ({ client: world.neighbours.candidate.id, amountMinor: 100, payTo: 'Somebody, DE02 1203 0000 0000 2020 51', reason: 'Asked for it', ...elsewhere(world, on) }),
  },
  'bonus-credits': {
    values: (world, kind, owner) => ({ ...belongsTo('client', 'client')(world, kind, owner), limitMinor: 100, requestedBy: world.people.support.id }),
    body: (world, on) => ({ client: world.neighbours.candidate.id, amountMinor: 100, reason: 'Goodwill', ...elsewhere(world, on) }),
  },
  'wallet-freezes': {
    values: (world, kind, owner) => ({ ...belongsTo('client', 'client')(world, kind, owner), requestedBy: world.people.support.id, cause: `cause ${next()}` }),
    body: (world, on) => ({ client: world.neighbours.candidate.id, reason: 'Under inquiry', ...elsewhere(world, on) }),
  },
  orders: {
    values: (world, kind, owner) => ({
      client: holder(world, kind, { owner: owner === 'writer' ? undefined : owner, role: 'client' }),
      ...(kind === 'draft' || kind === 'available'
        ? { state: kind }
        : { state: 'in_progress', workSince: NOW, writer: kind === 'foreign' ? world.people.outsider.id : holder(world, kind, { owner: owner === 'client' ? undefined : owner, role: 'writer' }) }),
      number: `A-${next()}`, totalMinor: 1_000, taxMinor: 160, tax: { how: 'taxed' }, writerShareMinor: 500, writerSharePercent: 50, heldFrom: null,
      lines: [{ code: 'base' }], discounts: [{ code: 'none' }], quoteId: 'q', quoteHash: 'h', quoteInputs: {}, briefForm: [],
    }),
    change: { title: 'Renamed' },
  },
  'order-assignments': { values: (world, kind, owner) => ({ ...belongsTo('writer', 'writer')(world, kind, owner), endedAt: NOW }) },
  'order-requests': { values: (world, kind, owner) => ({ ...belongsTo('writer', 'writer')(world, kind, owner), answer: 'declined' }) },
  'order-notes': { body: (world, on) => ({ order: world.rows.orders!.same, text: 'New', ...elsewhere(world, on) }) },
  deliverables: { values: ({ inkwell }) => ({ sha256: 'a'.repeat(64), storageKey: `${inkwell.id}/ab/${uuid()}` }) },
  timers: { values: () => ({ state: 'fired' }) },
  'saved-views': {
    values: (world, kind, owner) => ({
      owner: holder(world, kind, { owner, role: 'client' }), list: kind === 'money' ? 'top-ups' : 'orders', shared: kind !== 'own' && kind !== 'private', query: { view: null },
    }),
    body: (world, on) => ({ list: 'orders', title: 'New', shared: true, query: { view: null }, ...elsewhere(world, on) }),
    change: { title: 'Renamed' },
  },
  'idempotency-keys': { values: ({ inkwell, federhaus }, kind) => ({ website: kind === 'foreign' ? federhaus.id : inkwell.id, key: next() }) },
  'outbox-events': { values: ({ inkwell, federhaus }, kind) => ({ website: kind === 'foreign' ? federhaus.id : inkwell.id }) },
}
