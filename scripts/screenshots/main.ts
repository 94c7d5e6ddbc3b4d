import type { Browser } from 'playwright-core'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../../tests/support/browser.ts'
import { fail } from '../bootstrap/fail.mjs'
import { startDemo } from './demo.ts'
import { KEPT } from './kept.ts'
import { looksAt, NARROW, type Look } from './looks.ts'
import { pagesOf, ROLES, type PanelPage, type PanelRole } from './pages.ts'
import { keepPicture } from './picture.ts'
import { report, type Looked } from './report.ts'
import { openPage, openWindow, visit, type Visit } from './visit.ts'

/**
 * `npm run screenshots`: plays the demo on a data folder of its own, looks at every page as every role,
 * wide and narrow, and lets axe judge it. Pictures and the report go to `.tmp/screenshots`, a chosen few
 * to `docs/screenshots`. `--only=PATTERN` looks at the pictures whose name fits it; `--data=FOLDER`
 * keeps the demo's data there for the next time.
 */
const FOLDER = '.tmp/screenshots'
const WEBSITE = 'inkwell'

const { values: { only = '', data } } = parseArgs({ options: { only: { type: 'string' }, data: { type: 'string' } } })

async function main(): Promise<number> {
  if (!only) rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const demo = await startDemo(data)
  const browser = await launchBrowser()
  const looked: Looked[] = []
  try {
    for (const role of ['anonymous', ...ROLES] as const) {
      const session = role === 'anonymous' ? null : await demo.login(role, WEBSITE)
      const pages = session ? await pagesOf(role as PanelRole, session) : OUTSIDE
      for (const page of pages) looked.push(...(await lookAt(browser, { url: demo.url, token: session?.token ?? null, role, page })))
    }
  } finally {
    await browser.close()
    await demo.stop()
  }
  return report(looked, FOLDER)
}

/** What those see who have not logged in. */
const OUTSIDE: PanelPage[] = [{ name: 'login', path: '/login' }, { name: 'forgot', path: '/forgot' }]

type Task = { url: string; token: string | null; role: string; page: PanelPage }

/** A page is opened once for each theme, and its window made wide and narrow. */
async function lookAt(browser: Browser, { url, token, role, page }: Task): Promise<Looked[]> {
  const looked: Looked[] = []
  const looks = looksAt(page.name).filter((look) => `${role}-${page.name}-${look.name}`.match(only))
  for (const [, [first, ...others]] of Map.groupBy(looks, ({ theme }) => theme)) {
    const window = await openWindow(browser, { url, token, look: first! })
    const opened = await openPage(window, page)
    for (const look of [first!, ...others]) looked.push(await keep(`${role}-${page.name}-${look.name}`, look, await visit(opened, look)))
    await window.close()
  }
  return looked
}

async function keep(name: string, look: Look, { picture, ...found }: Visit): Promise<Looked> {
  writeFileSync(`${FOLDER}/${name}.png`, picture)
  if (KEPT.includes(name)) await keepPicture(picture, `docs/screenshots/${name}.png`)
  process.stdout.write('.')
  return { name, isNarrow: look === NARROW, ...found }
}

try {
  process.exit(await main())
} catch (error) {
  fail(error)
}
