import type { RecordedCall } from '../../src/server/openapi/examples.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are read loosely while they are recorded
type Json = any
type Say = (as: string | null, method: RecordedCall['method'], path: string, body?: unknown) => Promise<Json>
type Move = (as: string, path: string, name: string, input?: object) => Promise<Json>

const [WRITER, SUPPORT, ADMIN, SUPERADMIN] = ['writer@inkwell.example', 'support@inkwell.example', 'admin@inkwell.example', 'superadmin@scriptorium.example'] as const

/** A writer gives an account and asks for payouts: one is cancelled, one goes by itself, one in a batch. */
export async function payOut(say: Say, move: Move): Promise<void> {
  const site = (await say(ADMIN, 'get', '/api/websites?limit=1')).docs[0]
  await say(ADMIN, 'patch', `/api/websites/${site.id}`, { payouts: { ...site.payouts, holdDays: 0, payerName: 'Inkwell Writing, Inc.', payerIban: 'NL02ABNA0123456789' } })
  const { doc: bonus } = await say(SUPPORT, 'post', '/api/adjustments', { user: (await say(WRITER, 'get', '/api/writers/me')).doc.user, party: 'writer', direction: 'credit', amountMinor: 30_000, reason: 'For the quick work' })
  await move(ADMIN, `/api/adjustments/${bonus.id}`, 'approve')
  await say(WRITER, 'post', '/api/writers/me/payout-details', { method: 'bank', holder: 'Will Shaw', iban: 'DE89 3704 0044 0532 0130 00' })
  await say(WRITER, 'get', '/api/writers/me/payout-details')
  const { doc: first } = await say(WRITER, 'post', '/api/payouts', { amountMinor: 8_000 })
  await move(SUPPORT, `/api/payouts/${first.id}`, 'hold', { reason: 'We look into it.' })
  await move(WRITER, `/api/payouts/${first.id}`, 'cancel')
  const { doc: second } = await say(WRITER, 'post', '/api/payouts', { amountMinor: 8_000 })
  for (const [name, input] of [['approve', undefined], ['send', undefined], ['confirm', { reference: 'Transfer 4712' }], ['return', { reason: 'The account is closed.' }]] as const) await move(ADMIN, `/api/payouts/${second.id}`, name, input)
  await say(WRITER, 'post', '/api/payouts', { amountMinor: 'all' })
  await say(ADMIN, 'get', '/api/payout-batches/preview')
  const { doc: batch } = await say(ADMIN, 'post', '/api/payout-batches', { scope: 'requests' })
  for (const name of ['approve', 'send'] as const) await move(SUPERADMIN, `/api/payout-batches/${batch.id}`, name)
  await say(ADMIN, 'get', `/api/payout-batches/${batch.id}/csv`)
  await say(ADMIN, 'get', `/api/payout-batches/${batch.id}/pain001`)
  await say(SUPPORT, 'get', '/api/payouts/totals')
  await move(SUPPORT, `/api/payout-batches/${batch.id}`, 'mark_failed', { reason: 'The bank refused the file.' })
  await say(WRITER, 'get', '/api/writers/me/statements/2026-02/pdf')
}
