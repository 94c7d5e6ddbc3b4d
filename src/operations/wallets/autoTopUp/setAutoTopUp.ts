import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../../domain/errors.ts'
import { checkTopUp } from '../../../domain/payments/checkTopUp.ts'
import { consentText, type AutoTopUp, type AutoTopUpTerms } from '../../../domain/wallets/autoTopUp.ts'
import { now } from '../../../lib/clock.ts'
import { row, rows } from '../../../lib/db/rows.ts'
import { inTransaction } from '../../../lib/db/transaction.ts'
import { send } from '../../../lib/jobs/boss.ts'
import { record } from '../../../lib/outbox/record.ts'
import { websiteById } from '../../../lib/websites/settings.ts'
import { savedMethodOf } from '../../payments/savedMethods.ts'
import { dropPending } from './dropPending.ts'
import { lockAutoTopUpOf, patchAutoTopUp } from './autoTopUpOf.ts'

type Asked = Omit<AutoTopUpTerms, 'currency'> & { website: string; client: string; method: string; consent: string | null }

/**
 * A client lets the wallet be filled from a saved method. Only with the very words of the consent, which the
 * refusal names; they are kept with their moment.
 * @throws DomainError `consent_needed` (details: `text`), `method_unknown`, `top_up_too_small`, `top_up_too_large`
 */
export const setAutoTopUp = (req: PayloadRequest, { website: id, client, method, consent, ...given }: Asked): Promise<AutoTopUp> =>
  inTransaction(req, async () => {
    const { name, currency, settings } = await websiteById(req, id)
    const terms = { ...given, currency }
    checkTopUp(terms, { currency, minimumMinor: settings.topUpMinimumMinor as number, maximumMinor: settings.topUpMaximumMinor as number })
    await savedMethodOf(req, { id: method, website: id, client })
    const saved = await row<{ label: string }>(req, 'select label from payment_methods where id = $1', [method])
    const text = consentText(terms, { website: name, method: saved!.label })
    if (consent !== text) throw new DomainError('consent_needed', 'Show the client this text, and send it back as “consent” once they agree.', { text })
    const before = await lockedFor(req, { id, client, currency, text })
    await dropPending(req, before.id, 'What is charged was changed.')
    const set = await patchAutoTopUp(req, before, { ...terms, method, isOn: true, consentText: text, consentedAt: now().toISOString(), failedTries: 0, declineSentence: null, nextAt: null, offBecause: null })
    await record(req, 'auto-top-up.set', { website: id, document: { collection: 'auto-top-ups', id: before.id }, client, ...terms, method, consent: text })
    await send(req, 'auto-top-up', { autoTopUpId: before.id, websiteId: id })
    return set
  })

type New = { id: string; client: string; currency: string; text: string }

const INSERT = `
  insert into auto_top_ups (id, website_id, client_id, currency, is_on, threshold_minor, amount_minor, most_a_day, consent_text, consented_at, charges, failed_tries, created_at, updated_at)
  values ($1, $2, $3, $4, false, 1, 1, 1, $5, $6, 0, 0, $6, $6) on conflict (website_id, client_id) do nothing`

/** Two first requests at once make one. */
async function lockedFor(req: PayloadRequest, { id, client, currency, text }: New): Promise<AutoTopUp> {
  const known = await lockAutoTopUpOf(req, id, client)
  if (known) return known
  await rows(req, INSERT, [uuid(), id, client, currency, text, now()])
  return (await lockAutoTopUpOf(req, id, client))!
}
