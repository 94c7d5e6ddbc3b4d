import { ORDER_EVENTS } from '../../domain/orders/eventWords.ts'
import { sentence } from '../words.ts'

/** An event of the timeline in words; one without words of its own by its name. */
export const eventInWords = (event: string): string => ORDER_EVENTS[event] ?? sentence(event)

/** Who did it when nobody is named: the platform itself, or its clock. */
export const actorInWords = (role: string): string => ({ system: 'The platform', timer: 'The clock' })[role] ?? sentence(role)
