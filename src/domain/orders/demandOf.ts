import type { Demand } from '../writers/eligibility.ts'
import type { Order } from './types.ts'

/** What an order asks of its writer. */
export const demandOf = ({ eligibleLevels, subject }: Order): Demand => ({ levels: eligibleLevels ?? null, subject: subject ?? null })
