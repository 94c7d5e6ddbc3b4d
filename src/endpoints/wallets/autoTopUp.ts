import { z } from 'zod'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { MOST_A_DAY, type AutoTopUp } from '../../domain/wallets/autoTopUp.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { moment } from '../../lib/http/output.ts'
import { readAutoTopUp } from '../../operations/wallets/autoTopUp/autoTopUpOf.ts'
import { setAutoTopUp } from '../../operations/wallets/autoTopUp/setAutoTopUp.ts'
import { switchOffFor } from '../../operations/wallets/autoTopUp/switchOff.ts'

const path = '/wallets/me/auto-top-up'
const amount = z.int().min(1).max(MAX_AMOUNT_MINOR)

const output = z.object({
  isOn: z.boolean(),
  currency: z.string().nullable(),
  thresholdMinor: z.int().nullable(), amountMinor: z.int().nullable(), mostADay: z.int().nullable(),
  method: z.uuid().nullable().describe('The saved method that is charged; null when it was deleted'),
  consentText: z.string().nullable(), consentedAt: moment.nullable(),
  failedTries: z.int(), declineSentence: z.string().nullable(), nextAt: moment.nullable().describe('Nothing is charged before'),
  offBecause: z.string().nullable(),
}).meta({ id: 'OwnAutoTopUp' })

const NONE = { isOn: false, currency: null, thresholdMinor: null, amountMinor: null, mostADay: null, method: null, consentText: null, consentedAt: null, failedTries: 0, declineSentence: null, nextAt: null, offBecause: null }

function shown(auto: AutoTopUp | null) {
  if (!auto) return NONE
  const { isOn, currency, thresholdMinor, amountMinor, mostADay, method, consentText, consentedAt, failedTries, declineSentence, nextAt, offBecause } = auto
  return { isOn, currency, thresholdMinor, amountMinor, mostADay, method, consentText, consentedAt, failedTries, declineSentence, nextAt, offBecause }
}

/** Whether and how the caller's wallet fills itself. */
export const autoTopUp = endpoint({
  method: 'get',
  path,
  summary: 'Whether the caller’s wallet is filled from a saved method by itself, and how',
  access: ['client'],
  output,
  handler: async ({ req, user, website }) => shown(await readAutoTopUp(req, website, user.id)),
})

/** Switches it on, or changes it. */
export const changeAutoTopUp = endpoint({
  method: 'post',
  path,
  summary: 'Lets the caller’s wallet be filled from a saved method whenever it holds less than an amount; needs the words of the consent, which the refusal names',
  access: ['client'],
  input: z.object({
    thresholdMinor: amount.describe('It is filled when the store credit is less'),
    amountMinor: amount.describe('So much is charged, within the smallest and largest top-up'),
    mostADay: z.int().min(1).max(MOST_A_DAY).default(1),
    method: z.uuid().describe('A saved method of the caller'),
    consent: z.string().max(1_000).nullable().default(null).describe('What the client has agreed to, word for word'),
  }),
  output,
  refusals: ['consent_needed', 'method_unknown', 'top_up_too_small', 'top_up_too_large'],
  handler: async ({ req, input, user, website }) => shown(await setAutoTopUp(req, { ...input, website, client: user.id })),
})

/** Switches it off. */
export const stopAutoTopUp = endpoint({
  method: 'delete',
  path,
  summary: 'Lets nothing be charged for the caller’s wallet any more; the consent stays on record',
  access: ['client'],
  output,
  handler: async ({ req, user, website }) => shown(await switchOffFor(req, website, user.id)),
})
