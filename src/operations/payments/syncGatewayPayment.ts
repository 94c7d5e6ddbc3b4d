import type { GatewayObjectHandler } from '../../lib/feature.ts'
import { row } from '../../lib/db/rows.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import { paymentOfGatewayObject, syncPayment } from './syncPayment.ts'

const OWN = 'select id from payments where id = $1 and website_id = $2'

/**
 * A gateway has told of a payment: it is asked what became of it. A message may come before the answer to the
 * start was written down, so our own id on the object counts as well.
 */
export const syncGatewayPayment: GatewayObjectHandler = async (req, { event, ...object }) => {
  const own = uuidOf(event.metadata['payment'])
  const named = own && (await row<{ id: string }>(req, OWN, [own, object.website]))
  const id = (await paymentOfGatewayObject(req, object)) ?? (named ? named.id : null)
  if (!id) return 'unknown'
  await syncPayment(req, id)
  return 'done'
}
