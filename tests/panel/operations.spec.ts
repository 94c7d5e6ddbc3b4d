import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { makeUser } from '../support/factories.ts'
import { openNav, press, send, startPanelTest, type PanelTest } from './support.ts'

let t: PanelTest
beforeAll(async () => {
  t = await startPanelTest()
}, 300_000)
afterAll(() => t?.stop())

/** A job as pg-boss leaves it after its last try. */
const kill = async (name: string, data: object, message: string): Promise<string> => {
  const [dead] = await t.app.database.sql<{ id: string }>(
    `insert into pgboss.job (name, data, source_name, source_id, source_retry_count, source_output, retry_limit)
     values ('dead-letters', $2, $1, gen_random_uuid(), 5, jsonb_build_object('message', $3::text), 0) returning id`,
    [name, data, message],
  )
  return dead!.id
}
const jobs = (name: string, state: string) =>
  t.app.database.sql<{ id: string; data: object; due: boolean }>(`select id, data, start_after <= now() as due from pgboss.job where name = $1 and state = $2::pgboss.job_state`, [name, state])

describe('system health', () => {
  it('tells staff what is wrong and what to do, and that it is well again', async () => {
    const { sql } = t.app.database
    await sql(`update pgboss.version set cron_on = now() - interval '1 hour'`)
    const page = await t.visit('support', '')
    await openNav(page)
    await page.click('#nav-health')
    await page.waitForSelector('[data-check=worker][data-status=failing]')
    expect(await page.innerText('[data-check=worker]')).toMatch(/No worker has been seen for 1 hour\.[^]*Start a worker/)
    expect(await page.innerText('.health__headline')).toBe('Something is broken.')
    await t.panel.screenshot(page, 'support-health')
    await sql('update pgboss.version set cron_on = now()')
    await page.click('button:has-text("Check again")')
    await page.waitForSelector('[data-check=worker][data-status=ok]')
  })
})

describe('the queue', () => {
  it('shows a superadmin what failed and why, and runs it again', async () => {
    const id = await kill('send-mail', { mailId: 'lost' }, 'The mail server said <no>.')
    const page = await t.visit('superadmin', '')
    expect(await page.innerText('[data-tile=failed-jobs]')).toContain('1')
    await openNav(page)
    await page.click('#nav-queue')
    await page.waitForSelector(`[data-job="${id}"]`)
    expect(await page.innerText(`[data-job="${id}"]`)).toContain('The mail server said <no>.')
    expect(await page.innerText('[data-queue=send-mail]')).toMatch(/\t1\t/)
    await page.click(`[data-job="${id}"] summary`)
    await t.panel.screenshot(page, 'superadmin-queue')
    await page.click(`[data-job="${id}"] button:has-text("Run again")`)
    await page.waitForSelector('[data-sonner-toast]:has-text("It runs again.")')
    await page.waitForSelector('text=No job has failed for good.')
    expect((await jobs('send-mail', 'created')).map(({ data }) => data)).toContainEqual({ mailId: 'lost' })
  })

  it('tries a failed job now instead of later, and deletes one only when asked twice', async () => {
    const [waiting] = await t.app.database.sql<{ id: string }>(
      `insert into pgboss.job (name, data, state, retry_count, start_after, output)
       values ('deliver-event', '{"eventId":"x"}', 'retry', 2, now() + interval '1 hour', '{"message":"Too early"}') returning id`,
    )
    const dead = await kill('fire-timer', { timerId: 'gone' }, 'No such timer')
    const page = await t.visit('superadmin', '/queue')
    await page.click(`[data-job="${waiting!.id}"] button:has-text("Try now")`)
    await page.waitForSelector('[data-sonner-toast]:has-text("It is tried now.")')
    expect((await jobs('deliver-event', 'retry')).find(({ id }) => id === waiting!.id)).toMatchObject({ due: true })

    await page.click(`[data-job="${dead}"] button:has-text("Delete")`)
    expect(await jobs('dead-letters', 'created')).toHaveLength(1)
    await page.click(`[data-job="${dead}"] button:has-text("Delete for good")`)
    await page.waitForSelector('[data-sonner-toast]:has-text("It is deleted.")')
    expect(await jobs('dead-letters', 'created')).toHaveLength(0)
  })

  it.each(['admin', 'support', 'client'] as const)('is not for %s', async (who) => {
    expect(await t.as(who, 'GET', '/api/queue')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await t.as(who, 'GET', '/api/queue/jobs?kind=dead')).status).toBe(403)
    for (const action of ['redrive', 'retry', 'delete']) {
      const body = action === 'redrive' ? {} : { queue: 'send-mail', ids: [t.ids.client] }
      expect((await t.as(who, 'POST', `/api/queue/${action}`, body)).status).toBe(403)
    }
  })

  it('is not on the page, nor in the navigation, of an admin, and needs a login', async () => {
    const page = await t.visit('admin', '/queue')
    expect(await page.innerText('body')).toContain('Nothing')
    expect(await page.isVisible('#nav-queue')).toBe(false)
    expect((await t.as(null, 'GET', '/api/queue')).status).toBe(401)
    expect((await t.as('superadmin', 'POST', '/api/queue/retry', { queue: "x'; drop table orders", ids: [t.ids.client] })).status).toBe(400)
  })
})

describe('somebody with two websites', () => {
  it('sees both, and one at a time by the switcher; numbers and lists follow it', async () => {
    const both = await makeUser(t.app.payload, { memberships: [{ website: t.inkwell.id, roles: ['support'] }, { website: t.federhaus.id, roles: ['support'] }] })
    t.emails.support = both.email
    const order = await t.bring('available')
    const page = await t.visit('support', '/collections/orders')
    expect(await page.innerText('.table')).toContain(order.number)
    await openNav(page)
    await page.click('.tenant-selector .rs__control')
    await page.click('.rs__option:has-text("federhaus")')
    await page.waitForSelector('.no-results, .collection-list__no-results')
    await page.goto('/admin', { waitUntil: 'networkidle' })
    expect(await page.innerText('[data-tile=unclaimed] .home__count')).toBe('0')
    await t.panel.screenshot(page, 'two-websites')
    await openNav(page)
    await page.click('.tenant-selector .rs__control')
    await page.click('.rs__option:has-text("inkwell")')
    await page.waitForFunction(() => document.querySelector('[data-tile=unclaimed] .home__count')?.textContent === '1')
  })

  it('who has only one is not asked', async () => {
    const page = await t.visit('editor', '')
    await openNav(page)
    expect(await page.isVisible('.tenant-selector .rs__control')).toBe(false)
  })
})

it('lets an admin withdraw a scheduled price table before it starts, after a question', async () => {
  const [table] = await t.app.database.sql<{ id: string }>('select id from price_tables where website_id = $1', [t.inkwell.id])
  const copy = await t.ok(t.as('admin', 'POST', `/api/price-tables/${table!.id}/duplicate`, {}))
  await t.ok(t.as('admin', 'POST', `/api/price-tables/${copy.id}/transitions/schedule`, { version: copy.version, input: { validFrom: '2099-01-01T00:00:00Z' } }))
  const page = await t.visit('admin', `/collections/price-tables/${copy.id}`)
  await press(page, 'withdraw')
  expect(await page.innerText('.transition-dialog__confirm')).toBe('These prices will never apply. Withdraw the table?')
  await send(page)
  await page.waitForSelector('.state-pill:has-text("Withdrawn")')
})

it('sends who comes by 127.0.0.1 to the name that cookies and origins are for', async () => {
  const { status, headers } = await fetch(`${t.panel.url.replace('localhost', '127.0.0.1')}/admin/login?a=1`, { redirect: 'manual' })
  expect([status, headers.get('location')]).toEqual([307, `${t.panel.url}/admin/login?a=1`])
})

it('runs inline scripts only with the nonce of the answer', async () => {
  const answer = await fetch(`${t.panel.url}/admin/login`)
  const [, nonce] = /script-src 'self' 'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? []
  const scripts = (await answer.text()).match(/<script(?![^>]* src=)[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.every((tag) => tag.includes(`nonce="${nonce}"`))).toBe(true)
})

it('runs without an error in the browser', () => {
  expect(t.faults).toEqual([])
})
