import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { startApp, type TestApp } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { servedReference } from './reference.ts'

/** The API reference as a server shows it. */
let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

describe('the API reference', () => {
  it('is served as it is committed', async () => {
    const { document } = await servedReference(app.url)
    expect(document).toEqual(JSON.parse(await readFile('docs/generated/openapi.json', 'utf8')))
  })

  it('comes packed to who can unpack it, and not again to who has it', async () => {
    const packed = await fetch(`${app.url}/api/docs/openapi.json`, { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const etag = packed.headers.get('etag')!
    expect((await fetch(`${app.url}/api/docs/openapi.json`, { headers: { 'accept-encoding': 'gzip', 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304)
  })

  it('is a page that runs under the strict policy, and asks nobody else for anything', async () => {
    const page = await browser.newPage()
    page.setDefaultTimeout(100_000)
    const complaints: string[] = []
    const asked: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => asked.push(request.url()))
    const response = await page.goto(`${app.url}/api/docs`)
    const policy = response!.headers()['content-security-policy']!
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+';/)
    await page.locator('#operations-tag-pricing').click()
    await page.locator('.opblock-summary').first().click()
    await page.getByText('The price of some work, promised for 30 minutes').first().waitFor()
    await page.getByText('unknown_service').first().waitFor()
    expect(complaints).toEqual([])
    expect(asked.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([])
    await page.close()
  }, 240_000)

  it('has no page but its own files', async () => {
    for (const path of ['/api/docs/../package.json', '/api/docs/swagger-ui.js', '/api/docs/%2e%2e/package.json']) expect((await app.call('GET', path)).status).toBe(404)
  })
})
