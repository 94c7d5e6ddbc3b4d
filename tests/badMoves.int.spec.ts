import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { BRIEF, inHours, PRICE, startOrderApp, type OrderApp, type Who } from './support/orderApp.ts'
import { NOW } from './support/pricedApp.ts'
import { everythingIn, refusesIn } from './support/refuses.ts'

let o: OrderApp
beforeAll(async () => {
  o = await startOrderApp()
})
afterAll(() => o?.app.stop())
beforeEach(() => o.app.setClock(() => NOW))

const refuses = refusesIn(() => o.app)
const everything = () => everythingIn(o.app)

describe('moves are refused', () => {
  it.each<[string, Who, string, object | undefined, number | undefined, number, string]>([
    ['by hand on a version that has gone', 'client', 'submit', undefined, 7, 409, 'version_conflict'],
    ['in the wrong role', 'support', 'submit', undefined, undefined, 403, 'forbidden'],
    ['that only the platform makes', 'admin', 'mark_paid', undefined, undefined, 403, 'forbidden'],
    ['from the wrong state', 'client', 'complete', undefined, undefined, 409, 'transition_not_allowed'],
    ['that do not exist', 'client', 'finish', undefined, undefined, 404, 'not_found'],
    ['with input nobody asked for', 'client', 'submit', { totalMinor: 1 }, undefined, 400, 'invalid_input'],
  ])('%s', async (_case, who, name, input, version, status, code) => {
    const { id } = await o.draft()
    await refuses(() => o.tryMove(who, id, name, input, version), { status, code })
  })

  it('without a version', async () => {
    const { id } = await o.draft()
    await refuses(() => o.as('client', 'POST', `/api/orders/${id}/transitions/submit`, {}), { status: 400, code: 'invalid_input' })
  })

  it('when the brief is not complete, naming each question', async () => {
    const { id } = await o.draft({ brief: {} })
    await refuses(() => o.tryMove('client', id, 'submit'), { status: 422, code: 'brief_invalid' })
    const { body } = await o.tryMove('client', id, 'submit')
    expect(body.details.fields.map(({ field }: { field: string }) => field)).toEqual(['topic', 'audience'])
  })

  it('when somebody else was faster: a second claim', async () => {
    const { id, version } = await o.bring('available')
    await o.move('writer', id, 'claim')
    await refuses(() => o.tryMove('writer2', id, 'claim', undefined, version), { status: 409, code: 'order_already_claimed' })
    await refuses(() => o.tryMove('writer2', id, 'claim'), { status: 409, code: 'order_already_claimed' })
  })

  it('to a writer without a profile, without the level, the subject or a free place', async () => {
    const { id } = await o.bring('available', { subject: 'law', writerLevel: 'top' })
    const profile = (changes: string) => o.app.database.sql(`update writer_profiles set ${changes} where user_id = $1`, [o.ids.writer2])
    for (const [change, back, code] of [
      ['active = false', 'active = true', 'writer_not_active'],
      [`level = 'experienced'`, `level = 'top'`, 'writer_level_too_low'],
      ['capacity = 100', 'capacity = 100', 'writer_lacks_subject'],
    ] as const) {
      await profile(change)
      await refuses(() => o.tryMove('writer2', id, 'claim'), { status: 409, code })
      await profile(back)
    }
    const easy = await o.bring('available')
    await profile('capacity = 0')
    await refuses(() => o.tryMove('writer2', easy.id, 'claim'), { status: 409, code: 'writer_at_capacity' })
    await profile('capacity = 100')
  })

  it('to work without a deliverable, or with one of before', async () => {
    const { id } = await o.bring('in_progress')
    await o.ok(o.upload('writer', id, { category: 'draft' }))
    await refuses(() => o.tryMove('writer', id, 'submit_work'), { status: 409, code: 'deliverable_missing' })
    await o.ok(o.upload('writer', id))
    await o.move('writer', id, 'submit_work')
    o.app.setClock(() => new Date(NOW.getTime() + 60_000))
    await o.move('editor', id, 'return_to_writer', { reason: 'Again' })
    await refuses(() => o.tryMove('writer', id, 'submit_work'), { status: 409, code: 'deliverable_missing' })
  })

  it('to an assignment of nobody, of no writer, and of the client', async () => {
    const { id } = await o.bring('available')
    for (const writer of [o.ids.editor, o.ids.client, '01900000-0000-7000-8000-000000000000']) {
      await refuses(() => o.tryMove('support', id, 'assign', { writer, reason: 'Try' }), { status: 409, code: 'writer_not_active' })
    }
    await refuses(() => o.tryMove('support', id, 'assign', { writer: "x' or 1=1", reason: 'Try' }), { status: 400, code: 'invalid_input' })
  })

  it('to new scope as a revision, to a fourth revision, and to one after 14 days', async () => {
    const { id } = await o.bring('delivered')
    await refuses(() => o.tryMove('client', id, 'request_revision', { reason: 'More', kind: 'new_scope' }), { status: 422, code: 'amendment_required' })
    await o.app.database.sql('update orders set revisions_used = 3 where id = $1', [id])
    await refuses(() => o.tryMove('client', id, 'request_revision', { reason: 'More', kind: 'defect' }), { status: 409, code: 'revision_quota_used' })
    await o.app.database.sql('update orders set revisions_used = 0 where id = $1', [id])
    o.app.setClock(() => new Date(NOW.getTime() + 14 * 86_400_000 + 1))
    await refuses(() => o.tryMove('client', id, 'request_revision', { reason: 'More', kind: 'defect' }), { status: 409, code: 'revision_period_over' })
  })
})

describe('edits are refused', () => {
  it('of the state, by REST and GraphQL, naming the way', async () => {
    const { id } = await o.draft()
    await refuses(() => o.as('client', 'PATCH', `/api/orders/${id}`, { state: 'completed' }), { status: 422, code: 'state_not_writable' })
    const before = await everything()
    const { body } = await o.as('client', 'POST', '/api/graphql', { query: `mutation { updateOrder(id: "${id}", data: {state: completed}) { id } }` })
    expect(body.errors[0]).toMatchObject({ extensions: { code: 'state_not_writable' }, message: expect.stringContaining('/transitions/') })
    expect(await everything()).toBe(before)
  })

  it('of unknown fields, of a title too long, and of an answer that is wrong', async () => {
    const { id } = await o.draft()
    const patch = (body: object) => () => o.as('client', 'PATCH', `/api/orders/${id}`, body)
    await refuses(patch({ titel: 'A' }), { status: 400, code: 'invalid_input' })
    await refuses(patch({ title: 'x'.repeat(10_000) }), { status: 400, code: 'invalid_input' })
    await refuses(patch({ brief: { tone: 'Rude' } }), { status: 422, code: 'brief_invalid' })
  })

  it('of what an order costs and who it belongs to: they stay', async () => {
    const draft = await o.draft()
    const doc = await o.ok(o.as('client', 'PATCH', `/api/orders/${draft.id}`, { title: 'New', totalMinor: 1, client: o.ids.client2, writer: o.ids.writer, deadline: inHours(1), number: 'X-1', lines: [] }))
    expect(doc).toMatchObject({ title: 'New', totalMinor: PRICE, client: o.ids.client, deadline: inHours(100), number: draft.number, lines: draft.lines })
    expect((await o.rowOf(draft.id)).writer_id).toBeNull()
  })

  it('of an order that was submitted, and of one that has ended', async () => {
    const { id } = await o.bring('awaiting_payment')
    await refuses(() => o.as('client', 'PATCH', `/api/orders/${id}`, { title: 'New' }), { status: 409, code: 'order_not_editable' })
    const ended = await o.bring('cancelled')
    await refuses(() => o.as('admin', 'PATCH', `/api/orders/${ended.id}`, { title: 'New' }), { status: 409, code: 'order_not_editable' })
  })
})

describe('payments are refused', () => {
  it('from a wallet that does not cover them', async () => {
    const quote = await o.quote({ units: 40, level: 'expert' })
    const { body } = await o.as('client2', 'POST', '/api/orders', { quote, title: 'A', brief: BRIEF })
    const { id, totalMinor } = body.doc
    await o.move('client2', id, 'submit')
    await o.app.database.sql(`alter table ledger_accounts disable trigger user`)
    const [wallet] = await o.app.database.sql<{ balance_minor: string }>(`select balance_minor from ledger_accounts where kind = 'client_wallet' and owner_id = $1`, [o.ids.client2])
    const setTo = (minor: number) => o.app.database.sql(`update ledger_accounts set balance_minor = $2 where kind = 'client_wallet' and owner_id = $1`, [o.ids.client2, minor])
    await setTo(totalMinor - 1)
    await refuses(() => o.pay(id, 'client2'), { status: 402, code: 'insufficient_funds' })
    expect((await o.pay(id, 'client2')).body.details).toMatchObject({ balanceMinor: totalMinor - 1, dueMinor: totalMinor })
    await setTo(Number(wallet!.balance_minor))
    await o.app.database.sql(`alter table ledger_accounts enable trigger user`)
  })

  it('of what is paid, of drafts, by others, and from elsewhere', async () => {
    const paid = await o.bring('available')
    await refuses(() => o.pay(paid.id), { status: 409, code: 'order_already_paid' })
    const draft = await o.draft()
    await refuses(() => o.pay(draft.id), { status: 409, code: 'order_not_payable' })
    await refuses(() => o.pay(draft.id, 'support'), { status: 403, code: 'forbidden' })
    await refuses(() => o.as('client', 'POST', `/api/orders/${draft.id}/pay`, { source: 'card' }), { status: 400, code: 'invalid_input' })
    await refuses(() => o.as('client', 'POST', `/api/orders/${draft.id}/pay`, { source: 'wallet', amountMinor: PRICE * 2 }), { status: 400, code: 'invalid_input' })
  })
})
