import type { Page } from 'playwright-core'
import { startOrderApp, type OrderApp, type Who } from '../support/orderApp.ts'
import { startPanel, type TestPanel } from '../support/panel.ts'

export type PanelTest = OrderApp & {
  panel: TestPanel
  /** A page of somebody's own browser at an address of the panel, come alive. */
  visit: (who: Who, path: string) => Promise<Page>
  /** What went wrong in pages so far: errors of scripts and what the security policy blocked. */
  faults: string[]
  stop: () => Promise<void>
}

const DOCUMENT = /^\/collections\/[^/?]+\/[^/?]+/

/** The panel in a browser, on the order app of the other tests; orders are made through the API. */
export async function startPanelTest(given?: OrderApp): Promise<PanelTest> {
  const orderApp = given ?? (await startOrderApp())
  const panel = await startPanel(orderApp.app)
  const faults: string[] = []
  const visit = async (who: Who, path: string) => {
    const page = await panel.open(orderApp.emails[who])
    page.on('pageerror', (error) => faults.push(`${path}: ${error.message}`))
    page.on('console', (message) => /Content Security Policy|hydrat/i.test(message.text()) && faults.push(`${path}: ${message.text()}`))
    await page.goto(`/admin${path}`, { waitUntil: 'networkidle' })
    // On a busy machine the network rests before the page has come alive.
    await page.waitForSelector('.nav--nav-animate, .template-minimal', { state: 'attached' })
    if (DOCUMENT.test(path)) await page.waitForSelector('[data-form-ready=true], .not-found')
    return page
  }
  const stop = async () => {
    await panel.stop()
    await orderApp.app.stop()
  }
  return { ...orderApp, panel, visit, faults, stop }
}

export const orderPath = ({ id }: { id: string }): string => `/collections/orders/${id}`

/**
 * Opens the navigation. Once it has come alive the panel closes it by the window’s width and opens it by
 * the reader’s preference, which it asks for; a press before that is undone, so it is pressed until it stays.
 */
export async function openNav(page: Page): Promise<void> {
  for (let presses = 0; presses < 10; presses += 1) {
    if (await page.isVisible('.nav:not([inert])')) return
    await page.click('.nav-toggler')
    await page.waitForSelector('.nav:not([inert])', { timeout: 1_000 }).catch(() => undefined)
  }
  await page.waitForSelector('.nav:not([inert])')
}

/** Presses the button of a transition. */
export const press = (page: Page, transition: string): Promise<void> => page.click(`#transition-button-${transition}`)

/** Sends the dialog of a transition. */
export const send = (page: Page): Promise<void> => page.click('.transition-dialog button[type=submit]')

/** Chooses by name from a list that searches. */
export async function pick(page: Page, field: string, name: string): Promise<void> {
  await page.click(`#transition-${field}`)
  await page.fill(`#transition-${field}`, name)
  await page.click(`.rs__option:has-text("${name}")`)
}

/** Waits for the message that a move was made. */
export const done = async (page: Page, words: string): Promise<void> => {
  await page.waitForSelector(`.toast-success:has-text("${words}"), [data-sonner-toast]:has-text("${words}")`)
}

/** The names of the transitions that have a button. */
export const buttons = (page: Page): Promise<string[]> =>
  page.$$eval('[id^=transition-button-]', (found) => found.map(({ id }) => id.replace('transition-button-', '')).sort())

/** The state that the page shows. */
export const shownState = (page: Page): Promise<string> => page.innerText('.document-fields__sidebar-wrap .state-pill')
