import { formatMinor } from '../money/format.ts'
import type { Entitlement } from './entitlement.ts'

type TopUp = {
  currency: string
  /** What it brought to the wallet, what of it went back, and what of it is still there. */
  paidMinor: number
  refundedMinor: number
  unspentMinor: number
  /** Of the store credit, what is not frozen. */
  thawedMinor: number
}

/** What of a top-up can go back to where it came from: what is still in the wallet, and never bonus credit. */
export function topUpEntitlement({ currency, paidMinor, refundedMinor, unspentMinor, thawedMinor }: TopUp): Entitlement {
  const leftMinor = Math.min(unspentMinor, thawedMinor)
  const spentMinor = Math.max(0, paidMinor - refundedMinor - unspentMinor)
  const money = (minor: number): string => formatMinor(minor, currency)
  const said: [boolean, string][] = [
    [paidMinor === 0, 'It was not paid: there is nothing to give back.'],
    [paidMinor > 0, `${money(paidMinor)} was topped up. What is not spent can go back to where it came from.`],
    [refundedMinor > 0, `${money(refundedMinor)} went back before.`],
    [spentMinor > 0, `${money(spentMinor)} of it was spent.`],
    [leftMinor < unspentMinor, `Not more than the ${money(thawedMinor)} that is in the wallet and not frozen.`],
  ]
  return { stage: 'unspent', percent: 100, amountMinor: leftMinor, leftMinor, paidMinor, refundedMinor, currency, reasons: said.filter(([isSo]) => isSo).map(([, sentence]) => sentence) }
}
