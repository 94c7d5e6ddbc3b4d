import type { PayloadRequest } from 'payload'
import { accountKey, clientWallet, heldFunds, platformAccount, taxOf, writerAvailable, writerOwed, writerPending, type AccountRef, type Payable } from '../../domain/ledger/accountRef.ts'
import { payableTotals, remainingFundings } from '../../domain/ledger/fundings.ts'
import type { Posting } from '../../domain/ledger/posting.ts'
import { refundedAfterEarned } from '../../domain/ledger/recipes/refundedAfterEarned.ts'
import { creditsOf, planRefund, type Destination } from '../../domain/refunds/planRefund.ts'
import { partsOf, type RefundPart } from '../../domain/refunds/parts.ts'
import { takeBack, type EarningLeft, type TakenFromEarning, type WriterMeans } from '../../domain/refunds/takeBack.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { balanceOf } from '../../lib/ledger/balanceOf.ts'
import type { LockedAccounts } from '../../lib/ledger/accountRows.ts'
import { heldHistory } from '../../lib/ledger/heldHistory.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import { post } from '../../lib/ledger/post.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { gatewayFundings } from './gatewayFundings.ts'

export type GiveBack = {
  refund: string
  website: string
  payable: Payable
  client: string
  amountMinor: number
  currency: string
  to: Destination
  /** Taken from writers at most, of what was earned already. */
  clawBackMinor: number
  actor: { id: string | null }
  note: string
}

export type GivenBack = { parts: RefundPart[]; afterEarnedMinor: number; clawedBackMinor: number; heldTransaction: string | null; earnedTransaction: string | null }

/**
 * Moves the money of a refund in the books: what is still held first, then what was earned. Lock what it is
 * about, then the refund, before.
 * @throws RangeError when more is given back than was paid, which its guard has refused before
 */
export async function giveBack(req: PayloadRequest, give: GiveBack): Promise<GivenBack> {
  const { refund, website, payable, client, amountMinor, currency, to, clawBackMinor, actor, note } = give
  const history = (await heldHistory(req, website, payable)).filter((move) => move.currency === currency)
  const { heldMinor } = payableTotals(history)
  const plan = planRefund({ payable, client, amountMinor, currency, heldMinor, fundings: remainingFundings(history), to, now: now() })
  const afterMinor = amountMinor - Math.min(amountMinor, heldMinor)
  const earnings = afterMinor > 0 ? await lockEarnings(req, payable) : []
  const accounts = await lockAccounts(req, website, refsOf(give, [...plan.before, ...plan.after], earnings).map((ref) => ({ ref, currency })))
  if (accounts.get(accountKey(heldFunds(payable), currency))!.balanceMinor !== heldMinor) throw new Error(`${payable.collection} ${payable.id} was not locked before its refund`)
  const fact = { website, document: payable, actor, note, accounts }

  const held = plan.before.length > 0 ? await post(req, { ...fact, kind: 'refunded_before_earned', idempotencyKey: `refund:${refund}:held`, postings: plan.before }) : null
  if (afterMinor === 0) return { parts: await inParts(req, give, plan.before), afterEarnedMinor: 0, clawedBackMinor: 0, heldTransaction: held!.id, earnedTransaction: null }

  const taken = takeBack({ amountMinor: afterMinor, clawBackMinor, earnings, means: await meansOf(req, give, { earnings, accounts }) })
  const earned = await post(req, { ...fact, kind: 'refunded_after_earned', idempotencyKey: `refund:${refund}:earned`, postings: refundedAfterEarned({ payable, currency, taken, back: plan.after }) })
  await cutEarnings(req, taken)
  return {
    parts: await inParts(req, give, [...plan.before, ...plan.after]), afterEarnedMinor: afterMinor,
    clawedBackMinor: taken.reduce((sum, each) => sum + each.clawedBackMinor, 0), heldTransaction: held?.id ?? null, earnedTransaction: earned.id,
  }
}

async function inParts(req: PayloadRequest, { payable, website }: Pick<GiveBack, 'payable' | 'website'>, postings: readonly Posting[]): Promise<RefundPart[]> {
  const credits = joined(creditsOf(postings))
  return partsOf(credits, credits.some(({ to }) => to === 'gateway') ? await gatewayFundings(req, website, payable) : [])
}

type Credit = ReturnType<typeof creditsOf>[number]

/** One credit for each place that money goes to. */
function joined(credits: readonly Credit[]): Credit[] {
  const byPlace = new Map<string, Credit>()
  for (const credit of credits) {
    const key = `${credit.to}:${credit.gateway}`
    byPlace.set(key, { ...credit, amountMinor: credit.amountMinor + (byPlace.get(key)?.amountMinor ?? 0) })
  }
  return [...byPlace.values()]
}

const EARNINGS = `
  select id, writer_id as writer, state::text = 'pending' as "isPending", total_minor as "totalMinor", amount_minor as "amountMinor", tax_minor as "taxMinor",
    coalesce(jurisdiction, '') as jurisdiction, returned_minor as "returnedMinor", clawed_back_minor as "clawedBackMinor", returned_tax_minor as "returnedTaxMinor"
  from earnings where payable_collection = $1 and payable_id = $2 and state <> 'reversed' order by id desc for update`

/** Earnings are locked before accounts, as when they clear. */
const lockEarnings = (req: PayloadRequest, { collection, id }: Payable): Promise<EarningLeft[]> => rows<EarningLeft>(req, EARNINGS, [collection, id])

function refsOf({ payable, client }: GiveBack, back: readonly Posting[], earnings: readonly EarningLeft[]): AccountRef[] {
  const ofEarnings = earnings.flatMap(({ writer, taxMinor, jurisdiction }) => [
    writerPending(writer), writerAvailable(writer), writerOwed(writer), platformAccount('sales'), ...(taxMinor > 0 ? [taxOf(jurisdiction)] : []),
  ])
  return [heldFunds(payable), clientWallet(client), ...back.map((posting) => posting.to), ...ofEarnings]
}

/** What each writer can give: the available balance, then debt up to the website's limit. */
async function meansOf(req: PayloadRequest, { website, currency }: GiveBack, { earnings, accounts }: { earnings: readonly EarningLeft[]; accounts: LockedAccounts }): Promise<Map<string, WriterMeans>> {
  const { settings } = await websiteById(req, website)
  const means = new Map<string, WriterMeans>()
  for (const writer of new Set(earnings.map((earning) => earning.writer))) {
    const owedMinor = -(await balanceOf(req, website, { ref: writerOwed(writer), currency }))
    means.set(writer, {
      availableMinor: accounts.get(accountKey(writerAvailable(writer), currency))!.balanceMinor!,
      owableMinor: Math.max(0, (settings.clawBackOwedMaximumMinor as number) - Math.max(0, owedMinor)),
    })
  }
  return means
}

async function cutEarnings(req: PayloadRequest, taken: readonly TakenFromEarning[]): Promise<void> {
  for (const { earning, returnedMinor, clawedBackMinor, taxMinor } of taken) {
    await rows(
      req,
      `update earnings set returned_minor = returned_minor + $2, clawed_back_minor = clawed_back_minor + $3, returned_tax_minor = returned_tax_minor + $4, updated_at = $5 where id = $1`,
      [earning, returnedMinor, clawedBackMinor, taxMinor, now()],
    )
  }
}
