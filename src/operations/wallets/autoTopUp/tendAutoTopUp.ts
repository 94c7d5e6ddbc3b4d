import type { PayloadRequest } from 'payload'
import { DateTime } from 'luxon'
import { autoStep, WATCH_MS, type AutoStep, type AutoTopUp } from '../../../domain/wallets/autoTopUp.ts'
import { now } from '../../../lib/clock.ts'
import { row } from '../../../lib/db/rows.ts'
import { inTransaction } from '../../../lib/db/transaction.ts'
import { websiteById } from '../../../lib/websites/settings.ts'
import { readWallet } from '../../payments/readWallet.ts'
import { startPayment } from '../../payments/startPayment.ts'
import { beginAutoCharge } from './beginAutoCharge.ts'
import { lockAutoTopUp, patchAutoTopUp } from './autoTopUpOf.ts'
import { noteCharge } from './noteCharge.ts'

/**
 * Looks whether a wallet is to be filled, and charges its saved method. Safe to repeat, by many at once, and to die
 * anywhere: there is one charge at a time, and one that was begun is gone on with.
 */
export async function tendAutoTopUp(req: PayloadRequest, id: string): Promise<void> {
  const charge = await inTransaction(req, () => tend(req, id))
  if (charge !== null) await startPayment(req, charge)
}

/** @returns the charge that the gateway is to be told of */
async function tend(req: PayloadRequest, id: string): Promise<string | null> {
  const known = await row(req, 'select 1 from auto_top_ups where id = $1', [id])
  if (!known) return null
  const auto = await noteCharge(req, await lockAutoTopUp(req, id))
  if (auto.charge !== null) {
    await waitUntil(req, auto, new Date(now().getTime() + WATCH_MS))
    return auto.isUntold ? auto.charge : null
  }
  if (!auto.isOn) return null
  const step = await stepOf(req, auto)
  if (step === 'charge') return beginAutoCharge(req, auto)
  if (step !== 'enough') await waitUntil(req, auto, step.until)
  return null
}

const TODAY = `select count(*) as paid from top_ups where auto_top_up_id = $1 and state = 'confirmed' and state_since >= $2`

async function stepOf(req: PayloadRequest, auto: AutoTopUp): Promise<AutoStep> {
  const { timeZone } = await websiteById(req, auto.website)
  const day = DateTime.fromJSDate(now(), { zone: timeZone }).startOf('day')
  const { balanceMinor, isFrozen, frozenMinor, limits } = await readWallet(req, auto.website, auto.client)
  const today = await row<{ paid: number }>(req, TODAY, [auto.id, day.toJSDate()])
  return autoStep(auto, { balanceMinor, isFrozen: isFrozen || frozenMinor > 0, limits, paidToday: Number(today!.paid), dayEnd: day.plus({ days: 1 }).toJSDate(), now: now() })
}

async function waitUntil(req: PayloadRequest, auto: AutoTopUp, until: Date): Promise<void> {
  if (auto.nextAt !== until.toISOString()) await patchAutoTopUp(req, auto, { nextAt: until.toISOString() })
}
