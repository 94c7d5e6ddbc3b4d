import { before, cameToday, dayStart, is, type ListView } from '../lists/view.ts'

export const GATEWAY_EVENT_VIEWS = [
  { name: 'parked', label: 'Parked', urgent: true, sort: 'receivedAt', hint: 'Could not be acted on: read why, mend it, and process it again. The longest first.', groups: () => [[is('state', 'parked')]] },
  { name: 'waiting', label: 'Waiting', sort: 'receivedAt', hint: 'Came in and is acted on in a moment, or tried again after a failure.', groups: () => [[is('state', 'received')]] },
  { name: 'waiting-long', label: 'Waiting since yesterday', urgent: true, sort: 'receivedAt', hint: 'Came in before today and has not been acted on.', groups: (moment) => [[is('state', 'received'), before('receivedAt', dayStart(moment, 0))]] },
  { name: 'processed', label: 'Processed', hint: 'The platform knows what the gateway knows.', groups: () => [[is('state', 'processed')]] },
  { name: 'ignored', label: 'Ignored', hint: 'Tells nothing the platform needs.', groups: () => [[is('state', 'ignored')]] },
  cameToday('Came in today.', 'receivedAt'),
] as const satisfies readonly ListView[]
