import { gatewayAccount, heldFunds, platformAccount, taxOf, type Payable } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type GatewayPaymentBooked = { payable: Payable; gateway: string; amountMinor: number; currency: string; /** Paid besides: the fee of the gateway, and of it the tax. */ surchargeMinor?: number; surchargeTaxMinor?: number; jurisdiction?: string }

/** Money came in through a gateway for a payable; it is held until it is earned. */
export const paidByGateway = ({ payable, gateway, amountMinor, currency, surchargeMinor = 0, surchargeTaxMinor = 0, jurisdiction = '' }: GatewayPaymentBooked): Posting[] =>
  moving([
    { from: gatewayAccount(gateway), to: heldFunds(payable), amountMinor, currency },
    { from: gatewayAccount(gateway), to: platformAccount('fees'), amountMinor: surchargeMinor - surchargeTaxMinor, currency },
    { from: gatewayAccount(gateway), to: taxOf(jurisdiction), amountMinor: surchargeTaxMinor, currency },
  ])
