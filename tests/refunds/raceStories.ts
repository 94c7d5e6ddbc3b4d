import { describe, expect, it } from '@jest/globals'
import { PRICE } from '../support/orderApp.ts'
import { ask, asked, decide, t, type Row } from '../support/refundApp.ts'

// CI plays 40 rounds of 50.
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 3)
const AT_ONCE = Number(process.env.RACE_AT_ONCE ?? 8)
const PATIENCE_MS = 600_000
const THIRD = Math.floor(PRICE / 3)

type Answer = { status: number; body: { code?: string } }

/** Plays a race many times; each round answers what is wrong with how it ended. */
const race = (name: string, round: () => Promise<unknown[]>): void =>
  it(`${name}: 0 violations in ${ROUNDS} rounds of ${AT_ONCE} at once`, async () => {
    const violations: unknown[] = []
    for (let each = 0; each < ROUNDS; each += 1) violations.push(...(await round()))
    expect(violations).toEqual([])
  }, PATIENCE_MS)

const many = <T>(make: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: AT_ONCE }, (_, index) => make(index)))
const tally = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { status, body } of answers) counts[status < 300 ? 'done' : String(body.code)] = (counts[status < 300 ? 'done' : String(body.code)] ?? 0) + 1
  return counts
}
/** As many came through as could; fewer only where the machine was too busy to let them try. */
const cameThrough = (counts: Record<string, number>, most: number): boolean =>
  counts.done === most || ((counts.done ?? 0) > 0 && counts.done! < most && (counts.overloaded ?? 0) > 0)
const unless = (isRight: boolean, found: unknown): unknown[] => (isRight ? [] : [found])
const refundsOf = (order: string) => t.app.database.sql<Row>('select id, state, wallet_minor from refunds where payable_id = $1', [order])

/** What many do at once with the same money. */
export function raceStories(): void {
  describe('at the same moment', () => {
    race('no more is asked for than is left', async () => {
      const { id } = await t.bring('available')
      const counts = tally(await many(() => ask('support', id, { amountMinor: THIRD })))
      const open = await refundsOf(id)
      return unless(cameThrough(counts, 3) && open.length === counts.done, { counts, open })
    })

    race('a refund is decided once', async () => {
      const { id } = await t.bring('available')
      const { id: refund } = await asked('support', id, { amountMinor: THIRD })
      const counts = tally(await many((index) => (index % 2 === 0 ? decide('admin', refund, 'approve') : decide('support', refund, 'reject', { reason: 'No.' }))))
      const [{ state }] = await refundsOf(id) as [Row]
      const { held } = await t.money(id)
      const isRight = counts.done === 1 && (state === 'approved' ? held === PRICE - THIRD : state === 'rejected' && held === PRICE)
      return unless(isRight, { counts, state, held })
    })

    race('a refund and the acceptance of the work leave nothing held and nothing doubled', async () => {
      const { id } = await t.bring('delivered')
      const { id: refund } = await asked('support', id, { amountMinor: 2_000 })
      const version = await t.versionOf(id)
      const answers = await many((index) => (index % 2 === 0 ? decide('admin', refund, 'approve') : t.tryMove('client', id, 'complete', undefined, version)))
      const { held, client_wallet: fromWallet } = await t.money(id)
      const counts = tally(answers)
      const isRight = (counts.done === 2 && held === 0 && fromWallet === PRICE - 2_000) || (counts.done === 1 && (counts.overloaded ?? 0) > 0)
      return unless(isRight, { counts, held, fromWallet })
    })
  })
}
