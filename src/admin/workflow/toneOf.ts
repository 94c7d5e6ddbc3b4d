export type Tone = 'good' | 'bad' | 'waiting' | 'resting' | 'working'

const STATES: Record<Exclude<Tone, 'working'>, readonly string[]> = {
  good: ['delivered', 'completed', 'confirmed', 'approved', 'cleared', 'scheduled', 'paid', 'sent', 'fired', 'published', 'succeeded', 'active', 'won'],
  bad: ['cancelled', 'expired', 'rejected', 'reversed', 'failed', 'declined', 'refused', 'unpaid', 'lost', 'overdue', 'returned'],
  waiting: ['awaiting_payment', 'available', 'pending', 'requested', 'in_review', 'on_hold', 'disputed', 'waiting', 'open', 'partly_paid', 'retry', 'needs_response', 'requires_action', 'due', 'paused'],
  resting: ['draft', 'withdrawn', 'superseded', 'kept', 'created', 'closed', 'planned', 'void'],
}

/** How a state feels to the people who work with it; colour never says more than the word beside it. */
export const toneOf = (state: string): Tone =>
  (Object.keys(STATES) as (keyof typeof STATES)[]).find((tone) => STATES[tone].includes(state)) ?? 'working'
