import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { offerParts, type OfferedPart, type Wish } from '../../domain/installments/offerParts.ts'
import type { InstallmentSettings } from '../../domain/installments/terms.ts'
import { now } from '../../lib/clock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { paymentSettingsOf } from '../../lib/gateways/paymentSettings.ts'
import { lockReadablePayable, type PayableNow } from '../payments/payables.ts'

export type Offer = { depositPercent: number; parts: OfferedPart[]; settings: InstallmentSettings }

/**
 * The parts in which something can be paid now.
 * @throws DomainError `installments_off`, `installments_not_offered`, `installment_terms`
 */
export async function offerFor(req: PayloadRequest, payable: PayableNow, wish: Wish): Promise<Offer> {
  const settings = await paymentSettingsOf(req, payable.website)
  if (!settings.offersInstallments) throw new DomainError('installments_off', 'This website does not offer payment in installments.')
  if (payable.splittableMinor === 0) throw new DomainError('installments_not_offered', 'Only what waits for its payment can be paid in installments, and by one plan.')
  const depositPercent = wish.depositPercent ?? settings.depositPercent
  return { depositPercent, settings, parts: offerParts({ totalMinor: payable.splittableMinor, currency: payable.currency, now: now() }, settings, wish) }
}

type Asked = Wish & { payable: { collection: string; id: string } }

export type Preview = Omit<OfferedPart, 'dueAt'> & { dueAt: string }

/** What a client would accept. @throws DomainError `not_found`, and as `offerFor` */
export const previewPlan = (req: PayloadRequest, { payable, ...wish }: Asked) =>
  inTransaction(req, async () => {
    const found = await lockReadablePayable(req, payable)
    const { depositPercent, parts, settings } = await offerFor(req, found, wish)
    return {
      about: found.about, currency: found.currency, totalMinor: found.splittableMinor, depositPercent,
      parts: parts.map((part): Preview => ({ ...part, dueAt: part.dueAt.toISOString() })),
      depositPercentLeast: settings.depositPercent, partsMost: settings.mostParts, smallestPartMinor: settings.smallestPartMinor, graceDays: settings.graceDays,
    }
  })
