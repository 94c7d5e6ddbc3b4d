import type { Endpoint } from 'payload'
import { download, showDeliverables, uploadDeliverable } from './deliverables.ts'
import { listNotes, postNote } from './notes.ts'
import { payForOrder } from './payForOrder.ts'
import { placeOrder } from './placeOrder.ts'
import { searchForOrders } from './searchForOrders.ts'
import { timeline } from './timeline.ts'

/** What can be done with orders beside reading them, editing a draft, and their transitions. */
export const orderEndpoints: Endpoint[] = [
  placeOrder, payForOrder, searchForOrders, timeline,
  uploadDeliverable, showDeliverables, download,
  listNotes, postNote,
]
