import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { TEST_PASSWORD } from './factories.ts'

/** A headless browser that needs nothing installed: program, libraries and fonts come from npm. */
export async function launchBrowser(): Promise<Browser> {
  const unpack = path.resolve('tests/support/unpackChromium.mjs')
  const { stdout: folder } = await promisify(execFile)(process.execPath, [unpack], {
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    // Its sandbox does not start as root, and the pages are our own.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    } as Record<string, string>,
  })
}

type Login = { url: string; email: string; password?: string }

/** Signs in through the panel's own form and waits for the dashboard. */
export async function loginToPanel(page: Page, { url, email, password }: Login): Promise<void> {
  // What is typed before the page has come alive is lost.
  await page.goto(`${url}/admin/login`, { waitUntil: 'networkidle' })
  await page.fill('#field-email', email)
  await page.fill('#field-password', password ?? TEST_PASSWORD)
  await page.click('button[type=submit]')
  await page.waitForURL((address) => !address.pathname.startsWith('/admin/login'))
}
