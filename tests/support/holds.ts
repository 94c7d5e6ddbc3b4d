import path from 'node:path'
import { expect, it, jest } from '@jest/globals'
import fc from 'fast-check'

const MS_PER_RUN = 10

/**
 * A law as a test: checks a property on 100,000 random cases and prints the command that repeats
 * exactly these. FC_RUNS sets how many; `runs` is for laws with dear cases. The seed is Jest's own.
 */
export function holds<Case extends [unknown, ...unknown[]]>(
  law: string,
  property: fc.IPropertyWithHooks<Case>,
  runs = 100_000,
): void {
  const numRuns = Number(process.env.FC_RUNS ?? runs)
  it(law, () => {
    const seed = jest.getSeed()
    process.stdout.write(`  ${commandFor(law, numRuns, seed)}\n`)
    fc.assert(property, { numRuns, seed })
  }, 30_000 + numRuns * MS_PER_RUN)
}

function commandFor(law: string, numRuns: number, seed: number): string {
  const file = path.relative(process.cwd(), expect.getState().testPath ?? '')
  return `FC_RUNS=${numRuns} npm test -- ${file} -t "${law}" --seed=${seed}`
}
