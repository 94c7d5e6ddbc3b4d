import { Assignments } from '../collections/orders/Assignments.ts'
import { Orders } from '../collections/orders/Orders.ts'
import { Requests } from '../collections/orders/Requests.ts'
import { StaffNotes } from '../collections/orders/StaffNotes.ts'
import { orderWorkflow } from '../domain/orders/workflow.ts'
import { feature } from '../lib/feature.ts'
import { countRevision } from '../operations/orders/countRevision.ts'
import { earn } from '../operations/orders/earn.ts'
import { freezePrice } from '../operations/orders/freezePrice.ts'
import { giveToWriter } from '../operations/orders/giveToWriter.ts'
import { keepRequest } from '../operations/orders/keepRequest.ts'
import { loadOrderFacts } from '../operations/orders/loadOrderFacts.ts'
import { pauseClock } from '../operations/orders/pauseClock.ts'
import { releaseWriter } from '../operations/orders/releaseWriter.ts'
import { restartWork } from '../operations/orders/restartWork.ts'
import { resumeClock } from '../operations/orders/resumeClock.ts'
import { settleCancellation } from '../operations/orders/settleCancellation.ts'
import { stampDelivery } from '../operations/orders/stampDelivery.ts'
import { takeBackEarning } from '../operations/orders/takeBackEarning.ts'

/** Orders from quote to accepted work, with who worked on them and what staff noted. */
export const orders = feature({
  area: 'orders',
  collections: [Orders, Assignments, Requests, StaffNotes],
  workflows: [
    {
      workflow: orderWorkflow,
      loadFacts: loadOrderFacts,
      parties: { client: 'client', writer: 'writer' },
      refusals: { submit: ['quote_invalid', 'quote_expired', 'quote_wrong_website'], cancel: ['refund_exceeds_held'] },
      effects: {
        freezePrice, giveToWriter, releaseWriter, keepRequest, pauseClock, resumeClock, stampDelivery, restartWork, countRevision,
        earn, takeBackEarning, settleCancellation,
      },
    },
  ],
})
