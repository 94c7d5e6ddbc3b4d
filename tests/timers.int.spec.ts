import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { fireTimer } from '../src/lib/workflow/fireTimer.ts'
import { asPlatform } from './support/ledger.ts'
import { startOrderApp, type OrderApp } from './support/orderApp.ts'
import { NOW } from './support/pricedApp.ts'

let o: OrderApp
beforeAll(async () => {
  o = await startOrderApp()
})
afterAll(() => o?.app.stop())
beforeEach(() => o.app.setClock(() => NOW))

type Timer = { id: string; due_at: Date; episode: string; state: string }
const timersOf = (id: string, name: string) =>
  o.app.database.sql<Timer>('select id, due_at, episode, state from timers where document_id = $1 and transition = $2 order by created_at, id', [id, name])
const fire = (id: string) => asPlatform(o.app, (req) => fireTimer(req, id))
const stateOf = async (id: string) => (await o.rowOf(id))['state']

describe('a timer', () => {
  it('makes its move when it is due, and not before', async () => {
    const { id } = await o.bring('delivered')
    const [timer] = await timersOf(id, 'auto_complete')
    o.app.setClock(() => new Date(timer!.due_at.getTime() - 1))
    expect(await fire(timer!.id)).toBe('early')
    expect(await stateOf(id)).toBe('delivered')
    o.app.setClock(() => timer!.due_at)
    expect(await fire(timer!.id)).toBe('fired')
    expect(await stateOf(id)).toBe('completed')
    expect(await fire(timer!.id)).toBe('settled')
  })

  it('of an earlier episode does nothing, although the document is in the same state again', async () => {
    const { id } = await o.bring('delivered')
    const [stale] = await timersOf(id, 'auto_complete')
    await o.move('client', id, 'request_revision', { reason: 'Please mend the end.', kind: 'defect' })
    o.app.setClock(() => new Date(NOW.getTime() + 60 * 60_000))
    await o.ok(o.upload('writer', id))
    await o.move('writer', id, 'submit_work')
    await o.move('editor', id, 'approve_review')
    expect(await stateOf(id)).toBe('delivered')
    o.app.setClock(() => stale!.due_at)
    expect(await fire(stale!.id)).toBe('superseded')
    expect(await stateOf(id)).toBe('delivered')
    expect((await timersOf(id, 'auto_complete')).map(({ state }) => state)).toEqual(['superseded', 'waiting'])
  })

  it('fires once for 20 workers at the same moment', async () => {
    const { id } = await o.bring('delivered')
    const [timer] = await timersOf(id, 'auto_complete')
    o.app.setClock(() => timer!.due_at)
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => fire(timer!.id)))
    // Who waits too long for a connection comes again; nobody fires it twice.
    const said = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'busy'))
    expect(said.filter((each) => each === 'fired')).toHaveLength(1)
    expect(said.filter((each) => !['fired', 'settled', 'busy'].includes(each))).toEqual([])
    const [{ n }] = (await o.app.database.sql<{ n: string }>(`select count(*) as n from timeline_events where document_id = $1 and event = 'auto_complete'`, [id])) as [{ n: string }]
    expect(Number(n)).toBe(1)
  })
})
