import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { balanceAnswer } from './answers.ts'
import type { Ask } from './ask.ts'

/** Whether Stripe knows the secret key, in one sentence for the panel. */
export async function testConnection(ask: Ask): Promise<{ works: boolean; sentence: string }> {
  try {
    const { livemode } = await ask.for(balanceAnswer, (stripe) => stripe.balance.retrieve())
    return { works: true, sentence: livemode ? 'It works: payments are real.' : 'It works, in test mode: no real money moves.' }
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    return { works: false, sentence: sentenceOf(error) }
  }
}

function sentenceOf({ kind, code }: GatewayError): string {
  if (kind === 'unreachable') return 'Stripe can’t be reached just now, or does not answer as Stripe. Please try again.'
  if (code === 'api_key_expired') return 'Stripe says that the secret key has expired. Please enter the new one.'
  if (code === 'api_key_invalid') return 'Stripe does not know this secret key. Please copy it from your Stripe dashboard again.'
  return 'Stripe knows the secret key, and it may not read the balance. Please give it more rights, or use the standard key.'
}
