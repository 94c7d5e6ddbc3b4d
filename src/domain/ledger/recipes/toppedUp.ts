import { clientWallet, gatewayAccount } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type TopUp = { client: string; gateway: string; amountMinor: number; currency: string }

/** Money came in through a gateway and is the client's to spend. */
export const toppedUp = ({ client, gateway, amountMinor, currency }: TopUp): Posting[] =>
  moving([{ from: gatewayAccount(gateway), to: clientWallet(client), amountMinor, currency }])
