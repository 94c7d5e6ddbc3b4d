import { clientWallet, gatewayAccount, platformAccount } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type TopUp = { client: string; gateway: string; amountMinor: number; currency: string; /** Paid besides: the fee of the gateway. */ surchargeMinor?: number }

/** Money came in through a gateway and is the client's to spend. */
export const toppedUp = ({ client, gateway, amountMinor, currency, surchargeMinor = 0 }: TopUp): Posting[] =>
  moving([
    { from: gatewayAccount(gateway), to: clientWallet(client), amountMinor, currency },
    { from: gatewayAccount(gateway), to: platformAccount('fees'), amountMinor: surchargeMinor, currency },
  ])
