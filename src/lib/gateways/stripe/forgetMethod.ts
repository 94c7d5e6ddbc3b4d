import { idAnswer, savedMethodAnswer } from './answers.ts'
import type { Ask } from './ask.ts'

/** Takes a saved method from its customer. One that was taken away before stays so. */
export async function forgetMethod(ask: Ask, id: string): Promise<void> {
  const { customer } = await ask.for(savedMethodAnswer, (stripe) => stripe.paymentMethods.retrieve(id))
  if (customer) await ask.for(idAnswer, (stripe) => stripe.paymentMethods.detach(id))
}
