import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** A rule of accessibility that a page breaks, and how often in what is ours and in what Payload draws. */
export type Violation = { rule: string; impact: string; help: string; ours: string[]; payloads: string[] }

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * The roots of what we draw ourselves. The rest is Payload's own markup, which can't be mended from
 * outside: the frame, the table and controls of lists, select fields and forms.
 */
const OURS = [
  '.home', '.order-glance', '.order-jump', '.order-body', '.transitions', '.transition-dialog', '.why-not__popup', '.panel-section', '.panel-table',
  '.queue', '.health', '.list-views', '.bulk-moves', '.read-only-field', '.moment-field', '.state-pill', '.money', '.moment', '.failure', '.skeleton', '.pager',
].join(', ')

type Found = { id: string; impact: string; help: string; nodes: { target: unknown[]; isOurs: boolean }[] }

/** What axe finds on a page as it stands, by WCAG 2.2 A and AA. */
export async function judge(page: Page): Promise<Violation[]> {
  await page.evaluate(AXE)
  const found = await page.evaluate(findViolations, { rules: RULES, ours: OURS })
  return found.map(({ id, impact, help, nodes }) => {
    const targets = (isOurs: boolean) => nodes.filter((node) => node.isOurs === isOurs).map(({ target }) => target.flat().join(' '))
    return { rule: id, impact, help, ours: targets(true), payloads: targets(false) }
  })
}

type Axe = { run: (context: unknown, options: unknown) => Promise<{ violations: { id: string; impact: string; help: string; nodes: { target: string[] }[] }[] }> }

/** Runs in the browser. */
async function findViolations({ rules, ours }: { rules: string[]; ours: string }): Promise<Found[]> {
  const { axe } = globalThis as unknown as { axe: Axe }
  const { violations } = await axe.run(document, { runOnly: rules })
  const isOurs = ([first = '']: string[]): boolean => document.querySelector(first)?.closest(ours) !== null
  return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map(({ target }) => ({ target, isOurs: isOurs(target) })) }))
}

/** The serious and critical ones in what is ours: there must be none. */
export const ourFaults = (violations: Violation[]): Violation[] =>
  violations.filter(({ impact, ours }) => (impact === 'serious' || impact === 'critical') && ours.length > 0)
