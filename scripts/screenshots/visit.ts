import type { Browser, BrowserContext, Page } from 'playwright-core'
import { judge, type Violation } from './judge.ts'
import type { Look } from './looks.ts'
import type { PanelPage } from './pages.ts'

export type Visit = { picture: Buffer; violations: Violation[]; overflow: number; errors: string[] }

type Opened = { url: string; token: string | null; look: Look }

/** A window of its own for a role and a look, signed in by the session's token. */
export async function openWindow(browser: Browser, { url, token, look: { width, height, theme } }: Opened): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, colorScheme: theme })
  await context.addCookies([{ name: 'payload-theme', value: theme, url }, ...(token ? [{ name: 'payload-token', value: token, url }] : [])])
  return context
}

/** A page that has been opened, to be looked at in windows of several widths. */
export async function openPage(context: BrowserContext, { path }: PanelPage): Promise<{ page: Page; errors: string[] }> {
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`/admin${path}`, { waitUntil: 'networkidle', timeout: 60_000 })
  return { page, errors }
}

/** Looks at a page: its picture, what axe says of it, what is wider than the window, and errors of its scripts. */
export async function visit({ page, errors }: { page: Page; errors: string[] }, { width, height }: Look): Promise<Visit> {
  await page.setViewportSize({ width, height })
  await settled(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return { picture: await page.screenshot({ fullPage: true }), violations: await judge(page), overflow, errors: errors.splice(0) }
}

/** On a busy machine the network rests before everything that a page asked for is drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.skeleton, .shimmer-effect, .loading-overlay--fullscreen'), null, { timeout: 15_000 }).catch(() => undefined)
  await page.evaluate(() => document.fonts.ready)
  // What follows the width of the window is drawn by the next frames.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}
