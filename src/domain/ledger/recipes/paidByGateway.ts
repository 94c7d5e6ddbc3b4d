import { gatewayAccount, heldFunds, type Payable } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type GatewayPaymentBooked = { payable: Payable; gateway: string; amountMinor: number; currency: string }

/** Money came in through a gateway for a payable; it is held until it is earned. */
export const paidByGateway = ({ payable, gateway, amountMinor, currency }: GatewayPaymentBooked): Posting[] =>
  moving([{ from: gatewayAccount(gateway), to: heldFunds(payable), amountMinor, currency }])
