import { clientWallet, gatewayAccount } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type Excess = { client: string; gateway: string; amountMinor: number; currency: string }

/** Money came in that was not due (any more): it is the client's to spend. */
export const excessCredited = ({ client, gateway, amountMinor, currency }: Excess): Posting[] =>
  moving([{ from: gatewayAccount(gateway), to: clientWallet(client), amountMinor, currency }])
