import path from 'node:path'
import { expect, it, jest } from '@jest/globals'
import fc from 'fast-check'

const RUNS = Number(process.env.FC_RUNS ?? 100_000)
const MS_PER_RUN = 10

/**
 * A law as a test: checks a property on FC_RUNS random cases (100,000 unless set), and prints the
 * command that repeats exactly these cases. The seed is Jest's own, so `--seed` sets it.
 */
export function holds<Case extends [unknown, ...unknown[]]>(
  law: string,
  property: fc.IPropertyWithHooks<Case>,
): void {
  it(law, () => {
    const seed = jest.getSeed()
    process.stdout.write(`  ${RUNS} runs: ${commandFor(law, seed)}\n`)
    fc.assert(property, { numRuns: RUNS, seed })
  }, 30_000 + RUNS * MS_PER_RUN)
}

function commandFor(law: string, seed: number): string {
  const file = path.relative(process.cwd(), expect.getState().testPath ?? '')
  return `FC_RUNS=${RUNS} npm test -- ${file} -t "${law}" --seed=${seed}`
}
