import { clientWallet, gatewayAccount } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type Withdrawal = { client: string; gateway: string; amountMinor: number; currency: string }

/** Store credit goes back to its client by a transfer. Bonus credit never does. */
export const withdrawn = ({ client, gateway, amountMinor, currency }: Withdrawal): Posting[] =>
  moving([{ from: clientWallet(client), to: gatewayAccount(gateway), amountMinor, currency }])
