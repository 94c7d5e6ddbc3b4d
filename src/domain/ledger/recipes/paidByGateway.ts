import { gatewayAccount, heldFunds, platformAccount, type Payable } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type GatewayPaymentBooked = { payable: Payable; gateway: string; amountMinor: number; currency: string; /** Paid besides: the fee of the gateway. */ surchargeMinor?: number }

/** Money came in through a gateway for a payable; it is held until it is earned. */
export const paidByGateway = ({ payable, gateway, amountMinor, currency, surchargeMinor = 0 }: GatewayPaymentBooked): Posting[] =>
  moving([
    { from: gatewayAccount(gateway), to: heldFunds(payable), amountMinor, currency },
    { from: gatewayAccount(gateway), to: platformAccount('fees'), amountMinor: surchargeMinor, currency },
  ])
