import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { freePort } from '../../src/server/embedded/freePort.ts'
import type { TestApp } from './app.ts'
import { launchBrowser } from './browser.ts'

export type TestPanel = {
  url: string
  /** A page of a browser of its own, signed in as this user without the form. */
  open: (email: string) => Promise<Page>
  /** Keeps what a page looks like in `.tmp/screenshots`, when PANEL_PICTURES is set: pictures take seconds. */
  screenshot: (page: Page, name: string) => Promise<void>
  stop: () => Promise<void>
}

/**
 * Serves the panel on the database of a test app, in a process of its own as in production, and
 * starts a browser. Builds the panel first when it is stale.
 */
export async function startPanel(app: TestApp): Promise<TestPanel> {
  await promisify(execFile)(process.execPath, ['scripts/panel/main.ts'], { env: outside({}) })
  const { url, stop } = await serve()
  const browser = await launchBrowser()
  return {
    url,
    open: async (email) => {
      const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
      const token = await app.mintSession(email)
      await context.addCookies([{ name: 'payload-token', value: token, url }])
      return context.newPage()
    },
    screenshot: async (page, name) => {
      if (!process.env['PANEL_PICTURES']) return
      mkdirSync('.tmp/screenshots', { recursive: true })
      await page.screenshot({ path: `.tmp/screenshots/${name}.png`, fullPage: true })
    },
    stop: async () => {
      await browser.close()
      await stop()
    },
  }
}

async function serve() {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = outside({ PORT: String(port), PUBLIC_URL: url, LOG_LEVEL: process.env['TEST_LOG'] ?? 'error' })
  // Without a worker: by its clock the timers of the test's orders are long due.
  const args = ['--import', './scripts/start/endWithParent.mjs', 'src/server/main.ts', 'web']
  const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const gone = once(server, 'exit')
  const ready = await Promise.race([once(server, 'message'), gone.then(() => null)])
  if (!ready) throw new Error('The server of the panel did not start')
  const stop = async () => {
    server.kill('SIGTERM')
    await gone
  }
  return { url, stop }
}

/** The test's own settings, for a process that is not part of Jest. */
function outside(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...env } = process.env
  return { ...env, NODE_ENV: 'production', ...settings }
}
