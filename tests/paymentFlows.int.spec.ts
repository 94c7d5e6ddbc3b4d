import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { startGatewayApp, type GatewayApp } from './support/gatewayApp.ts'

let g: GatewayApp
beforeAll(async () => {
  g = await startGatewayApp()
})
afterAll(async () => g.stop())

/** What the page calls a value, as `<name>`. */
const names = new Map<string, string>()

type Step = { request: string } | { status: number; answer: unknown } | { deed: string }

/** The steps of the page under a heading: requests, answers, and what the client does elsewhere. */
function stepsUnder(heading: string): Step[] {
  const page = readFileSync('docs/payments.md', 'utf8').split(`### ${heading}\n`)[1]!.split('\n### ')[0]!
  return [...page.matchAll(/```(http|json) ?(\d*)\n([\s\S]*?)```|<!-- (.*?) -->/g)].map(([, kind, status, text, deed]) => {
    if (deed) return { deed }
    return kind === 'http' ? { request: text! } : { status: Number(status), answer: JSON.parse(text!) as unknown }
  })
}

const filled = (text: string): string => text.replaceAll(/<(\w+)>/g, (all, name: string) => names.get(name) ?? all)

/** Keeps what a name in an answer stands for, and says what the answer must have. */
function expected(shape: unknown, answer: unknown): unknown {
  if (typeof shape === 'string' && /^<\w+>$/.test(shape)) {
    const name = shape.slice(1, -1)
    if (!names.has(name)) names.set(name, String(answer))
    expect(answer).toBeTruthy()
    return names.get(name)
  }
  if (Array.isArray(shape)) return shape.map((each, index) => expected(each, (answer as unknown[] | undefined)?.[index]))
  if (typeof shape !== 'object' || shape === null) return shape
  return Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, expected(value, (answer as Record<string, unknown> | undefined)?.[key])]))
}

async function does(deed: string): Promise<void> {
  const what = filled(deed)
  if (what.startsWith('the client pays at')) await g.payOnPage(what.split(' at ')[1]!)
  else await g.confirmCard(/confirms (\S+)/.exec(what)![1]!, what.includes('declined') ? 'pm_card_chargeDeclinedInsufficientFunds' : 'pm_card_visa')
  // The gateway tells of it.
  await g.sync(names.get('second') ?? names.get('payment')!)
}

async function replay(heading: string): Promise<void> {
  let last: { status: number; body: unknown } | null = null
  for (const step of stepsUnder(heading)) {
    if ('deed' in step) await does(step.deed)
    else if ('request' in step) {
      const [first, ...rest] = filled(step.request).trim().split('\n')
      const [method, path] = first!.split(' ') as [string, string]
      last = await g.t.as('client', method, path, rest.length > 0 ? JSON.parse(rest.join('\n')) : undefined)
    } else {
      expect([last!.status, last!.body]).toEqual([step.status, expect.anything()])
      expect(last!.body).toMatchObject(expected(step.answer, last!.body) as object)
    }
  }
}

it('What it costs: the page says what the platform does', () => replay('What it costs'))

it.each(['A page of the gateway', 'Card fields of your own', 'A saved method, or a transfer'])('%s: the page says what the platform does', async (heading) => {
  for (const name of ['payment', 'page', 'second']) names.delete(name)
  await g.keepInWallet(g.t.ids.client, 0)
  for (const name of ['order', 'next', 'last']) names.set(name, (await g.waiting()).id)
  expect(stepsUnder(heading).length).toBeGreaterThan(3)
  await replay(heading)
})
