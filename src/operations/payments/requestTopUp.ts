import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import type { GatewayName } from '../../domain/gateways/gateway.ts'
import { checkTopUp } from '../../domain/payments/checkTopUp.ts'
import { referenceCode } from '../../domain/payments/referenceCode.ts'
import { now } from '../../lib/clock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { env } from '../../lib/env.ts'
import { faultPoints } from '../../lib/faults.ts'
import { record } from '../../lib/outbox/record.ts'
import { websiteById, type Website } from '../../lib/websites/settings.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { transition } from '../../lib/workflow/transition.ts'

export type TopUpRequest = { website: string; client: string; amountMinor: number; currency: string; gateway: GatewayName; /** The order of the client that it follows from. */ autoTopUp?: string }

/**
 * A client announces a top-up. A transfer waits until staff find it on the bank account, and a demo website
 * confirms it at once; any other waits for its payment.
 * @throws DomainError `wrong_currency`, `top_up_too_small`, `top_up_too_large`
 */
export const requestTopUp = (req: PayloadRequest, request: TopUpRequest): Promise<Document> =>
  inTransaction(req, async () => {
    const website = await websiteById(req, request.website)
    checkTopUp(request, {
      currency: website.currency,
      minimumMinor: website.settings.topUpMinimumMinor as number,
      maximumMinor: website.settings.topUpMaximumMinor as number,
    })
    const doc = await createTopUp(req, request)
    const document = { collection: 'top-ups', id: doc.id }
    await record(req, 'top-up.requested', { website: request.website, document, client: request.client, amountMinor: request.amountMinor, currency: request.currency })
    await faultPoints(req, 'top-up.request')
    if (request.gateway !== 'manual' || !confirmsAtOnce(website)) return doc
    return transition(req, { ...document, name: 'confirm', version: null, actor: SYSTEM })
  })

/** The setting counts only where made-up money does no harm. */
const confirmsAtOnce = ({ settings }: Website): boolean => settings.confirmTopUpsAtOnce === true && env().APP_ENV !== 'production'

async function createTopUp(req: PayloadRequest, request: TopUpRequest): Promise<Document> {
  const at = now().toISOString()
  const doc = await req.payload.db.create({
    collection: 'top-ups', req,
    data: { ...request, code: referenceCode('T', uuid()), state: 'pending', stateSince: at, stateEpisode: 0, version: 0, createdAt: at, updatedAt: at },
  })
  return doc as unknown as Document
}
