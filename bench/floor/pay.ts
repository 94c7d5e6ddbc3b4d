import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { DomainError } from '../../src/domain/errors.ts'
import { contentHash, requestHash, type WrittenPosting, type WrittenTransaction } from '../../src/domain/ledger/canonical.ts'
import { clientWallet, heldFunds } from '../../src/domain/ledger/accountRef.ts'
import type { Posting } from '../../src/domain/ledger/posting.ts'
import { paidByWallet } from '../../src/domain/ledger/recipes/paidByWallet.ts'
import type { Actor } from '../../src/domain/workflow/types.ts'
import { callerOf, type Caller } from './caller.ts'
import type { Client } from './database.ts'
import { eventParameter, WRITE_EVENT } from './events.ts'
import type { Floor } from './floor.ts'
import { claimColumns, keyOf, replayOf, type Key, type Saved } from './idempotency.ts'
import { afterMove, decideMove, MOVE, notFound } from './moves.ts'
import { COLUMNS, shownTo, type OrderRow } from './orders.ts'

const Input = z.strictObject({ source: z.literal('wallet') })
const SYSTEM: Actor = { id: null, roles: ['system'] }
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const CLAIM = `select ${claimColumns('$1', '$2')}`
const LOCK = `select ${COLUMNS}, pg_current_xact_id()::text as "transaction" from orders o where o.id = $1 and o.website_id = $2 for update`

// The bounded accounts of this payment that exist, locked in the order of their ids. The transaction has
// its id from the lock of the order on, which is before it draws a position in the books.
const ACCOUNTS = `
  select id, kind::text, balance_minor as "balanceMinor", moved_at as "movedAt" from ledger_accounts
  where website_id = $1 and currency = $2 and owner_id in ($3, $4)
    and (kind in ('client_wallet', 'client_bonus') and owner_kind = 'client' or kind = 'held_funds' and owner_kind = 'orders')
  order by id for update`

// One write: books, balances, the order's move, timeline, event with its job, kept answer.
const WRITE = `
  with ${MOVE},
  added as (
    insert into ledger_transactions (id, website_id, position, kind, document_collection, document_id, actor_id, idempotency_key, request_hash, content_hash, note, posted_at)
    select t.id, t.website, nextval('ledger_position'), 'paid_by_wallet', 'orders', t."order", t.actor, t."idempotencyKey", t."requestHash", t."contentHash", null, t."postedAt"
    from jsonb_to_record($3::jsonb) as t(id uuid, website uuid, "order" text, actor uuid, "idempotencyKey" text, "requestHash" text, "contentHash" text, "postedAt" timestamptz)
    returning id, website_id, position, posted_at),
  opened as (
    insert into ledger_accounts (id, website_id, kind, owner_kind, owner_id, currency, bounded, title, balance_minor, opened_at, moved_at)
    select o.id, a.website_id, 'held_funds', 'orders', o."order", o.currency, true, o.title, o."balanceMinor", a.posted_at, a.posted_at
    from added a cross join jsonb_to_recordset($3::jsonb -> 'opened') as o(id uuid, "order" text, currency text, title text, "balanceMinor" numeric)),
  posted as (
    insert into ledger_postings (id, website_id, transaction_id, position, sequence, from_id, to_id, amount_minor, currency, from_balance_minor, to_balance_minor, posted_at)
    select p.id, a.website_id, a.id, a.position, p.sequence, p."fromId", p."toId", p."amountMinor", p.currency, p."fromBalanceMinor", p."toBalanceMinor", a.posted_at
    from added a cross join jsonb_to_recordset($3::jsonb -> 'postings') as p(id uuid, sequence numeric, "fromId" uuid, "toId" uuid, "amountMinor" numeric, currency text,
      "fromBalanceMinor" numeric, "toBalanceMinor" numeric)),
  settled as (
    update ledger_accounts set balance_minor = b."balanceMinor", moved_at = a.posted_at
    from added a cross join jsonb_to_recordset($3::jsonb -> 'balances') as b(id uuid, "balanceMinor" numeric) where ledger_accounts.id = b.id),
  ${WRITE_EVENT} select done from woken`

type Account = { id: string; kind: string; balanceMinor: number; movedAt: Date | null; isNew?: boolean }

/** Pays what is due on an order from its client's wallet, once for each Idempotency-Key. */
export async function payOrder(floor: Floor, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const caller = await callerOf(floor, request)
  Input.parse(request.body)
  const key = keyOf(request, caller)
  const { id } = request.params as { id: string }
  const { status, body } = await floor.database.transaction(caller.website.id, async (client) => {
    const [claimed] = await client.query<Saved>('pay-claim', CLAIM, [key.scope, key.key])
    return replayOf(claimed!, key) ?? pay(client, { caller, key, id })
  })
  return reply.status(status).type('application/json').send(body)
}

type Payment = { caller: Caller; key: Key; id: string }

async function pay(client: Client, { caller: { website, user }, key, id }: Payment): Promise<{ status: number; body: string }> {
  const [locked] = await client.query<OrderRow>('pay-lock', LOCK, [id, website.id])
  if (!locked || locked.client !== user.id) throw notFound()
  const { transaction: _transaction, ...row } = locked as OrderRow
  if (row.state !== 'awaiting_payment') throw new DomainError('order_not_payable', 'Only an order that waits for payment can be paid.', { state: row.state })
  const accounts = await client.query<Account>('pay-accounts', ACCOUNTS, [website.id, row.currency, user.id, id])
  const books = bookPayment({ row, accounts, user: user.id })
  const heldMinor = books.paidMinor + books.heldBeforeMinor
  const move = decideMove({ name: 'mark_paid', row, version: null, website, facts: { actor: SYSTEM, heldMinor } })
  const order = afterMove(row, move)
  const shown = { ...order, clientName: user.displayName, writerName: null, paidMinor: heldMinor, refundedMinor: 0 }
  const answer = { status: 200, body: JSON.stringify({ paidMinor: books.paidMinor, doc: shownTo('client', shown) }) }
  const facts = { from: row.state, to: move.to, actor: null, roles: SYSTEM.roles }
  const event = eventParameter({
    website: website.id, order: id, name: 'mark_paid', from: row.state, to: move.to, actor: SYSTEM, role: 'system', facts, at: move.at, timers: move.timers, kept: { ...key, ...answer },
  })
  await client.query('pay', WRITE, [event, JSON.stringify(order), JSON.stringify(books.parameter)])
  return answer
}

/**
 * What is due, moved from the wallet to the held funds, with the balances it leaves. Clients with bonus
 * credit are refused: the benchmark has none, and nobody else pays for looking after theirs.
 */
function bookPayment({ row, accounts, user }: { row: OrderRow; accounts: Account[]; user: string }) {
  const of = (kind: string): Account => accounts.find((account) => account.kind === kind) ?? { id: uuid(), kind, balanceMinor: 0, movedAt: null, isNew: true }
  const [wallet, held] = [of('client_wallet'), of('held_funds')]
  if (of('client_bonus').balanceMinor > 0) throw new DomainError('insufficient_funds', 'The floor knows no bonus credit.')
  const payable = { collection: 'orders', id: row.id }
  const postedAt = new Date(Math.max(Date.now(), ...accounts.map(({ movedAt }) => movedAt?.getTime() ?? 0)))
  const [{ amountMinor }] = paidByWallet({
    client: user, payable, amountMinor: row.totalMinor - held.balanceMinor, currency: row.currency, walletMinor: wallet.balanceMinor, lots: [], now: postedAt,
  }) as [Posting]
  const posting: WrittenPosting = {
    id: uuid(), sequence: 0, from: { ...clientWallet(user), id: wallet.id }, to: { ...heldFunds(payable), id: held.id }, amountMinor, currency: row.currency,
    fromBalanceMinor: wallet.balanceMinor - amountMinor, toBalanceMinor: held.balanceMinor + amountMinor, lots: [],
  }
  const transaction: WrittenTransaction = {
    id: uuid(), website: row.website, kind: 'paid_by_wallet', document: payable, actor: user, idempotencyKey: `order:${row.id}:paid:${row.stateEpisode}`,
    requestHash: requestHash(sha256, { kind: 'paid_by_wallet', document: payable, request: [user, amountMinor, row.currency] }), note: null, postedAt, postings: [posting],
  }
  return { paidMinor: amountMinor, heldBeforeMinor: held.balanceMinor, parameter: toParameter(transaction, posting, held) }
}

/** `$3` of the write. */
function toParameter(transaction: WrittenTransaction, posting: WrittenPosting, held: Account): Record<string, unknown> {
  const { from, to, currency, fromBalanceMinor, toBalanceMinor } = posting
  return {
    ...transaction, order: transaction.document.id, contentHash: contentHash(sha256, transaction),
    postings: [{ ...posting, fromId: from.id, toId: to.id }],
    opened: held.isNew ? [{ id: to.id, order: to.ownerId, currency, title: `Held funds, ${currency}`, balanceMinor: toBalanceMinor }] : [],
    balances: [{ id: from.id, balanceMinor: fromBalanceMinor }, ...(held.isNew ? [] : [{ id: to.id, balanceMinor: toBalanceMinor }])],
  }
}
