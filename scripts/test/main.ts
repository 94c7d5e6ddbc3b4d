import { mkdirSync } from 'node:fs'
import { fail } from '../bootstrap/fail.mjs'
import { buildPanel } from '../panel/buildPanel.ts'
import { runJest } from './runJest.ts'

/** All tests, or those that Jest's own arguments pick: `npm test -- tests/orders`. */
async function test(args: string[]): Promise<number> {
  const begun = Date.now()
  mkdirSync('.tmp', { recursive: true })
  // Picked tests that open the panel build it themselves.
  if (args.length === 0) await buildPanel()
  const code = await runJest(args)
  process.stdout.write(`\nTests took ${Math.round((Date.now() - begun) / 1_000)} s.\n`)
  return code
}

try {
  process.exit(await test(process.argv.slice(2)))
} catch (error) {
  fail(error)
}
