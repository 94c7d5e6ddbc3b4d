import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { loginToPanel } from '../support/browser.ts'
import { buttons, done, orderPath, pick, press, send, shownState, startPanelTest, type PanelTest } from './support.ts'

let t: PanelTest
beforeAll(async () => {
  t = await startPanelTest()
}, 300_000)
afterAll(() => t?.stop())

const stateOf = async (id: string) => (await t.rowOf(id)).state

describe('support', () => {
  it('signs in, finds an order without a writer on the home page, and assigns a writer by name', async () => {
    const order = await t.bring('available', { title: 'The history of ink' })
    const page = await t.panel.open(t.emails.support)
    await page.context().clearCookies()
    await loginToPanel(page, { url: t.panel.url, email: t.emails.support })
    await page.click('[data-tile=unclaimed]')
    await page.click(`a:has-text("${order.number}")`)
    await page.waitForSelector('#transition-button-assign')
    await t.panel.screenshot(page, 'support-order')

    await press(page, 'assign')
    await send(page)
    expect(await page.innerText('#transition-writer-problem')).toBe('Choose one.')
    expect(await page.innerText('#transition-reason-problem')).toBe('Fill this in.')
    await pick(page, 'writer', t.emails.writer2!.split('@')[0]!)
    await page.fill('#transition-reason', 'Knows the subject')
    await t.panel.screenshot(page, 'support-assign')
    await send(page)

    await done(page, 'Assign: done. It is in progress now.')
    await page.waitForSelector('.document-fields__sidebar-wrap .state-pill:has-text("In progress")')
    expect(await t.rowOf(order.id)).toMatchObject({ state: 'in_progress', writer_id: t.ids.writer2 })
    await page.waitForSelector('.order-timeline :text("Knows the subject")')
  })

  it('approves a request of a writer from the list of open ones', async () => {
    const order = await t.bring('available')
    await t.move('writer2', order.id, 'request', { message: 'I wrote about this before.' })
    const page = await t.visit('support', orderPath(order))
    await press(page, 'approve_request')
    await pick(page, 'request', 'I wrote about this before.')
    await send(page)
    await done(page, 'It is in progress now.')
    expect(await t.rowOf(order.id)).toMatchObject({ state: 'in_progress', writer_id: t.ids.writer2 })
  })

  it('pays the earlier writer’s share as money is written, and reads why a share is too high', async () => {
    const order = await t.bring('in_progress')
    const page = await t.visit('support', orderPath(order))
    await press(page, 'unassign')
    await page.fill('#transition-reason', 'Fell ill')
    await page.fill('#transition-earlierShareMinor', '9999.00')
    await send(page)
    await page.waitForSelector('.transition-dialog :text("more than what is held")')
    expect(await stateOf(order.id)).toBe('in_progress')
    await page.fill('#transition-earlierShareMinor', '12.50')
    await send(page)
    await done(page, 'It is available now.')
    expect(await t.money(order.id)).toMatchObject({ writer_pending: -1_250 })
  })

  it('corrects title, deadline and brief, in the website’s time, and reads what is wrong with an answer', async () => {
    const order = await t.bring('available')
    const page = await t.visit('support', orderPath(order))
    await page.fill('#field-title', 'A better title')
    await page.fill('#field-deadline', '2026-03-20T18:30')
    await page.click('#edit-brief')
    await page.fill('#brief-topic', '')
    await page.click('#action-save')
    await page.waitForSelector('[data-sonner-toast]:has-text("Answer this question.")')
    await page.fill('#brief-topic', 'Blue ink')
    await page.click('#brief-tone label:has-text("Formal")')
    await t.panel.screenshot(page, 'support-edit')
    await page.click('#action-save')
    await page.waitForSelector('.facts :text("Blue ink")')
    expect(await t.rowOf(order.id)).toMatchObject({
      title: 'A better title', deadline: new Date('2026-03-20T22:30:00Z'), brief: { topic: 'Blue ink', audience: 'Readers', tone: 'Formal' }, state: 'available',
    })
  })

  it('leaves a note for colleagues', async () => {
    const order = await t.bring('available')
    const page = await t.visit('support', orderPath(order))
    await page.fill('#new-note', 'The client called: <b>no hurry</b>')
    await page.click('button:has-text("Add the note")')
    await page.waitForSelector('.order-notes :text("The client called: <b>no hurry</b>")')
  })
})

describe('an editor', () => {
  it('downloads the work and approves it', async () => {
    const order = await t.bring('in_review', { title: 'A pen for life' })
    const page = await t.visit('editor', orderPath(order))
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.order-files a')])
    expect(download.suggestedFilename()).toBe('work.pdf')
    await t.panel.screenshot(page, 'editor-order')
    await press(page, 'approve_review')
    await done(page, 'Approve: done. It is delivered now.')
    await page.waitForSelector('.document-fields__sidebar-wrap .state-pill:has-text("Delivered")')
    await page.waitForSelector('.why-not__button')
    expect(await buttons(page)).toEqual([])
    expect(await stateOf(order.id)).toBe('delivered')
  })

  it('returns it to the writer with a reason, by keyboard alone', async () => {
    const order = await t.bring('in_review')
    const page = await t.visit('editor', orderPath(order))
    await page.focus('#transition-button-return_to_writer')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#transition-reason:focus')
    await page.keyboard.type('The end is weak.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await done(page, 'Return to writer: done.')
    expect(await stateOf(order.id)).toBe('in_progress')
  })

  it('is told, and changes nothing, when somebody was faster', async () => {
    const order = await t.bring('in_review')
    const page = await t.visit('editor', orderPath(order))
    await t.ok(t.as('support', 'PATCH', `/api/orders/${order.id}`, { title: 'Another title' }))
    await press(page, 'return_to_writer')
    await page.fill('#transition-reason', 'Too short.')
    await send(page)
    await page.waitForSelector('.transition-dialog :text("Somebody changed this meanwhile")')
    await t.panel.screenshot(page, 'editor-stale')
    expect(await stateOf(order.id)).toBe('in_review')
    await page.click('.transition-dialog button:has-text("Reload")')
    await page.waitForFunction(() => (document.querySelector('#field-title') as HTMLInputElement | null)?.value === 'Another title')
    await press(page, 'return_to_writer')
    await page.fill('#transition-reason', 'Too short.')
    await send(page)
    await done(page, 'It is in progress now.')
  })

  it('has no buttons of others, and reads why', async () => {
    const page = await t.visit('editor', orderPath(await t.bring('in_progress')))
    await page.click('.why-not__button')
    expect(await buttons(page)).toEqual([])
    expect(await page.innerText('[data-transition~=reassign]')).toContain('Only support or an admin may do this.')
    expect(await page.innerText('[data-transition~=approve_review]')).toContain('This is possible only while in review; it is in progress now.')
    await t.panel.screenshot(page, 'editor-why-not')
  })
})

describe('the page of an order', () => {
  it('makes one move when a button is pressed twice', async () => {
    const order = await t.bring('in_review')
    const page = await t.visit('editor', orderPath(order))
    await page.dblclick('#transition-button-approve_review')
    await done(page, 'It is delivered now.')
    const events = (await t.as('support', 'GET', `/api/orders/${order.id}/timeline`)).body.events as { event: string }[]
    expect(events.filter(({ event }) => event === 'approve_review')).toHaveLength(1)
  })

  it('keeps unsaved changes from being lost', async () => {
    const order = await t.bring('available')
    const page = await t.visit('support', orderPath(order))
    await page.fill('#field-title', 'Not saved yet')
    await press(page, 'cancel')
    await page.waitForSelector('[data-sonner-toast]:has-text("Save or discard your changes first.")')
    expect(await page.isVisible('.transition-dialog')).toBe(false)
  })

  it('shows moments in the website’s time zone and money in its currency', async () => {
    const page = await t.visit('support', orderPath(await t.bring('in_progress')))
    expect(await page.innerText('.document-fields__sidebar-wrap')).toMatch(/\d{1,2} \w{3} 2026, \d\d:\d\d E[SD]T/)
    await page.waitForSelector('.order-glance :text("Late by")')
    expect(await page.innerText('.order-glance')).toContain('$82.80')
    expect(await shownState(page)).toBe('In progress')
  })

  it('fits a phone, in the dark', async () => {
    const page = await t.visit('support', orderPath(await t.bring('available')))
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.reload({ waitUntil: 'networkidle' })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
    await t.panel.screenshot(page, 'phone-order')
    await press(page, 'assign')
    await page.waitForSelector('#transition-reason')
    await t.panel.screenshot(page, 'phone-assign')
  })
})

it('runs without an error in the browser', () => {
  expect(t.faults).toEqual([])
})
