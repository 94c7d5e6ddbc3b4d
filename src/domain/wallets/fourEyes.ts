import type { Facts, Guard } from '../workflow/types.ts'

/** Money that staff give or pay out: asked for by one, and above the website's limit approved by another. */
export type FourEyesDoc<State extends string> = { state: State; client: string; requestedBy: string; amountMinor: number; limitMinor: number }
type FourEyesFacts = Facts<FourEyesDoc<string>>

export const isSomebodyElses: Guard<FourEyesFacts> = {
  code: 'own_money',
  sentence: 'You can’t decide about your own wallet. Ask a colleague.',
  isMet: ({ doc, actor }) => actor.id !== doc.client,
}

export const hasSecondPerson: Guard<FourEyesFacts> = {
  code: 'second_person_needed',
  sentence: 'The amount is above the limit of the website: somebody other than the requester must approve it.',
  isMet: ({ doc, actor }) => doc.amountMinor <= doc.limitMinor || actor.id !== doc.requestedBy,
  details: ({ doc }) => ({ amountMinor: doc.amountMinor, limitMinor: doc.limitMinor }),
}
