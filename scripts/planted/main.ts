import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Fault } from '../../tests/planted/fault.ts'
import { FAULTS } from '../../tests/planted/faults.ts'
import { copyCheckout } from './copyCheckout.ts'
import { type Outcome, runTest } from './runTest.ts'

const AT_ONCE = 2

/**
 * Makes each planted fault in a copy of the checkout and runs the test that must notice, then the same
 * test without the fault. `npm run planted -- --only NAME`, `--list`.
 */
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, list: { type: 'boolean' } } })
const root = path.resolve(import.meta.dirname, '../..')
const chosen = FAULTS.filter(({ name }) => !values.only || values.only.includes(name))
if (chosen.length === 0) throw new Error(`There is no such fault. There are: ${FAULTS.map(({ name }) => name).join(', ')}`)
if (values.list) {
  for (const { name, breaks, test } of FAULTS) process.stdout.write(`${name.padEnd(30)} ${breaks} (${test})\n`)
  process.exit(0)
}

type Result = { fault: Fault; isFound: boolean; says: string; seconds: number }
const soundRuns = new Map<string, Promise<Outcome>>()
const waiting = [...chosen]
const results: Result[] = []
await Promise.all(Array.from({ length: Math.min(AT_ONCE, chosen.length) }, work))
const missed = results.filter(({ isFound }) => !isFound)
process.stdout.write(`\n${results.length - missed.length} of ${results.length} faults turned a test red${missed.length ? `; not: ${missed.map(({ fault }) => fault.name).join(', ')}` : ''}.\n`)
process.exit(missed.length > 0 ? 1 : 0)

async function work(): Promise<void> {
  const folder = copyCheckout(root)
  try {
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
      const result = await tryOne(folder, fault)
      results.push(result)
      process.stdout.write(`${result.isFound ? 'red  ' : 'MISSED'} ${fault.name.padEnd(30)} ${String(result.seconds).padStart(4)} s  ${fault.test}: ${result.says}\n`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tryOne(folder: string, fault: Fault): Promise<Result> {
  const sound = await withoutFault(folder, fault)
  if (sound.red.length > 0 || sound.trouble) return { fault, isFound: false, seconds: sound.seconds, says: `fails without the fault: ${sound.red[0] ?? sound.trouble}` }
  const target = path.join(folder, fault.file)
  const text = readFileSync(target, 'utf8')
  if (text.split(fault.from).length !== 2) return { fault, isFound: false, seconds: 0, says: `its text is not in ${fault.file} exactly once` }
  writeFileSync(target, text.replace(fault.from, () => fault.to))
  try {
    const { red, trouble, seconds } = await runTest(folder, fault)
    const more = red.length > 1 ? ` (and ${red.length - 1} more)` : ''
    return { fault, isFound: red.length > 0, seconds, says: red[0] ? `“${red[0]}”${more}` : trouble ?? 'all green' }
  } finally {
    writeFileSync(target, text)
  }
}

/** A test that is red anyway proves nothing. Each is run once, however many faults it must notice. */
function withoutFault(folder: string, fault: Fault): Promise<Outcome> {
  const key = `${fault.test} ${fault.pick ?? ''}`
  const known = soundRuns.get(key) ?? runTest(folder, fault)
  soundRuns.set(key, known)
  return known
}
