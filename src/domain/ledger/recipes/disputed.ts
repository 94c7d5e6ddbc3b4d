import { clientWallet, gatewayAccount, heldFunds, platformAccount, type Payable } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

/** What a client's bank took through a gateway is the website's cost; a positive amount came back. */
export function disputeMoved({ gateway, amountMinor, currency }: { gateway: string; amountMinor: number; currency: string }): Posting[] {
  const [cost, lies] = [platformAccount('chargeback_cost'), gatewayAccount(gateway)]
  const [from, to] = amountMinor < 0 ? [cost, lies] : [lies, cost]
  return moving([{ from, to, amountMinor: Math.abs(amountMinor), currency }])
}

export type DisputeRecovery = { payable: Payable; client: string; gateway: string; currency: string; fromWalletMinor: number; fromHeldMinor: number }

/**
 * A dispute is lost: what the money had become bears the cost. Held funds go the way of a refund, over the
 * gateway, since that is where the client has them from; so paid = earned + refunded + held stays true.
 */
export function disputeRecovered({ payable, client, gateway, currency, fromWalletMinor, fromHeldMinor }: DisputeRecovery): Posting[] {
  const [cost, lies] = [platformAccount('chargeback_cost'), gatewayAccount(gateway)]
  return moving([
    { from: clientWallet(client), to: cost, amountMinor: fromWalletMinor, currency },
    { from: heldFunds(payable), to: lies, amountMinor: fromHeldMinor, currency },
    { from: lies, to: cost, amountMinor: fromHeldMinor, currency },
  ])
}

/** Won after all: what was recovered is the client's again; held again, or in the wallet where nothing may stay held. */
export function disputeRestored({ isClosed, ...recovery }: DisputeRecovery & { isClosed: boolean }): Posting[] {
  const { payable, client, gateway, currency, fromWalletMinor, fromHeldMinor } = recovery
  const [cost, lies] = [platformAccount('chargeback_cost'), gatewayAccount(gateway)]
  const heldMinor = isClosed ? 0 : fromHeldMinor
  return moving([
    { from: cost, to: clientWallet(client), amountMinor: fromWalletMinor + fromHeldMinor - heldMinor, currency },
    { from: cost, to: lies, amountMinor: heldMinor, currency },
    { from: lies, to: heldFunds(payable), amountMinor: heldMinor, currency },
  ])
}
