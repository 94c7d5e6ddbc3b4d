import type { PayloadRequest } from 'payload'
import { nextAutoTry, type AutoTopUp } from '../../../domain/wallets/autoTopUp.ts'
import { now } from '../../../lib/clock.ts'
import { readPayment } from '../../payments/readPayment.ts'
import { patchAutoTopUp } from './autoTopUpOf.ts'
import { dropPending } from './dropPending.ts'
import { switchOff } from './switchOff.ts'

/** What became of the charge under way, where it has ended. Lock it before. */
export async function noteCharge(req: PayloadRequest, auto: AutoTopUp): Promise<AutoTopUp & { isUntold?: boolean }> {
  if (auto.charge === null) return auto
  const { state, declineCode, declineSentence } = await readPayment(req, auto.charge)
  if (state === 'succeeded') return patchAutoTopUp(req, auto, { charge: null, failedTries: 0, declineSentence: null, nextAt: null })
  if (state === 'created' || state === 'requires_action' || state === 'processing') return { ...auto, isUntold: state === 'created' }
  return noteFailure(req, auto, { code: declineCode ?? state, sentence: declineSentence ?? 'The payment was not made.' })
}

/** A charge came to nothing: it is tried again later, or switched off with a mail. */
export async function noteFailure(req: PayloadRequest, auto: AutoTopUp, { code, sentence }: { code: string; sentence: string }): Promise<AutoTopUp> {
  const failedTries = auto.failedTries + 1
  const nextAt = nextAutoTry(failedTries, code, now())
  const after = await patchAutoTopUp(req, auto, { charge: null, failedTries, declineSentence: sentence, nextAt: nextAt?.toISOString() ?? null })
  if (!auto.isOn) await dropPending(req, auto.id, sentence)
  return nextAt || !auto.isOn ? after : switchOff(req, after, `The charge failed: ${sentence}`, { isFailure: true, sentence })
}
