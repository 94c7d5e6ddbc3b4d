import type { Session } from '../api/client.ts'
import { askQuote, moveOrder, payFromWallet, placeOrder, uploadFinal, type Wanted } from '../api/orderSteps.ts'

export type Cast = { client: Session; writer: Session; writer2: Session; editor: Session; support: Session }

/** Lets some hours go by for the whole platform, and what falls due in them happen. */
export type Pass = (hours: number) => Promise<Date>

type Step = (cast: Cast, id: string, pass: Pass) => Promise<unknown>

const submit: Step = ({ client }, id) => moveOrder(client, id, 'submit')
const pay: Step = ({ client }, id) => payFromWallet(client, id)
const claim: Step = ({ writer }, id) => moveOrder(writer, id, 'claim')
const work: Step = async ({ writer }, id, pass) => {
  await pass(2)
  await uploadFinal(writer, id, 'The finished text')
  return moveOrder(writer, id, 'submit_work')
}
const approve: Step = ({ editor }, id) => moveOrder(editor, id, 'approve_review')
const complete: Step = ({ client }, id) => moveOrder(client, id, 'complete')
const wait = (hours: number): Step => (_cast, _id, pass) => pass(hours)

const started = [submit, pay, claim]
const delivered = [...started, work, approve]

type Scenario = { title: string; service: string; units: number; level?: string; extras?: string[]; days: number; steps: Step[] }

const HOURS_TO_EXPIRE = 73
const HOURS_TO_CLEAR = 122

/** One order in every state, and a few more where people will look first. The slow ones come first. */
export const SCENARIOS: Scenario[] = [
  { title: 'The last lighthouse keepers', service: 'blog-article', units: 3, days: 7, steps: started },
  { title: 'Press kit for a shop opening', service: 'blog-article', units: 2, days: 20, steps: [submit, wait(HOURS_TO_EXPIRE)] },
  { title: 'How we roast our coffee', service: 'blog-article', units: 3, level: 'expert', days: 20, steps: [...delivered, complete, wait(HOURS_TO_CLEAR)] },
  { title: 'Five walks around the lake', service: 'blog-article', units: 2, extras: ['outline'], days: 18, steps: [...delivered, complete] },
  { title: 'Newsletter for March', service: 'blog-article', units: 1, days: 18, steps: [submit, pay, ({ client }, id) => moveOrder(client, id, 'cancel', { reason: 'We write it ourselves' })] },
  { title: 'Guide to fountain pens', service: 'blog-article', units: 4, days: 18, steps: [...delivered, ({ client }, id) => moveOrder(client, id, 'request_revision', { reason: 'The second part repeats the first.', kind: 'defect' })] },
  { title: 'Thesis on harbour law', service: 'proofreading', units: 4_200, level: 'thorough', days: 18, steps: [submit, pay, ({ writer2 }, id) => moveOrder(writer2, id, 'claim'), ({ support }, id) => moveOrder(support, id, 'hold', { reason: 'We wait for the missing chapter.', side: 'client' })] },
  { title: 'Why paper still matters', service: 'blog-article', units: 2, days: 18, steps: delivered },
  { title: 'Interview with a bookbinder', service: 'blog-article', units: 3, days: 18, steps: [...started, work] },
  { title: 'Ten myths about ink', service: 'blog-article', units: 2, level: 'expert', days: 18, steps: [...started, work] },
  { title: 'A week in the print shop', service: 'blog-article', units: 5, days: 18, steps: [submit, pay, ({ writer2 }, id) => moveOrder(writer2, id, 'claim')] },
  { title: 'Pitch for a travel column', service: 'coaching', units: 2, days: 18, steps: [submit, pay] },
  { title: 'Product texts for twelve notebooks', service: 'blog-article', units: 6, days: 19, steps: [submit, pay, ({ writer2 }, id) => moveOrder(writer2, id, 'request', { message: 'I wrote product texts for a stationer.' })] },
  { title: 'Website of a small museum', service: 'proofreading', units: 1_800, days: 19, steps: [submit] },
  { title: 'Portrait of a letter founder', service: 'blog-article', units: 2, days: 20, steps: [] },
]

/** Hours that the scenarios let go by in all, so that the last one ends now. */
export const HOURS_IN_ALL = HOURS_TO_EXPIRE + HOURS_TO_CLEAR + SCENARIOS.length * 3

const BRIEFS: Record<string, Record<string, unknown>> = {
  'blog-article': { topic: 'As the title says', audience: 'Curious readers', tone: 'Friendly' },
  proofreading: { kind: 'Other', notes: 'British spelling, please.' },
  coaching: { goal: 'A pitch that gets answered', availability: 'Weekday mornings' },
}

const DAY_MS = 86_400_000

/** Plays one scenario through the API. */
export async function playScenario(cast: Cast, { steps, days, ...order }: Scenario, pass: Pass): Promise<void> {
  const at = await pass(1)
  const wanted: Wanted = { ...order, brief: BRIEFS[order.service]!, deadline: new Date(at.getTime() + days * DAY_MS) }
  const { id } = await placeOrder(cast.client, await askQuote(cast.client, wanted), wanted)
  for (const step of steps) await step(cast, id, pass)
}
