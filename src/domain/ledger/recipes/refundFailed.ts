import { clientWallet, gatewayAccount, heldFunds, type Payable } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type FailedRefund = {
  payable: Payable
  client: string
  gateway: string
  amountMinor: number
  currency: string
  /** Nothing may stay held for it: what came back is store credit at once. */
  isClosed: boolean
}

/** The gateway could not give the money back after all: it is held again, or the client's to spend. */
export function refundFailed({ payable, client, gateway, amountMinor, currency, isClosed }: FailedRefund): Posting[] {
  const held = heldFunds(payable)
  return moving([
    { from: gatewayAccount(gateway), to: held, amountMinor, currency },
    { from: held, to: clientWallet(client), amountMinor: isClosed ? amountMinor : 0, currency },
  ])
}
