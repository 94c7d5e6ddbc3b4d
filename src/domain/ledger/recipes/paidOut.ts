import { gatewayAccount, payoutInTransit, writerAvailable } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type PayoutMoney = { payout: string; writer: string; amountMinor: number; currency: string }

/** A payout has left for the writer's account: it is neither the writer's to ask for again nor gone yet. */
export const payoutSent = ({ payout, writer, amountMinor, currency }: PayoutMoney): Posting[] =>
  moving([{ from: writerAvailable(writer), to: payoutInTransit(payout), amountMinor, currency }])

/** The money arrived: it has left the account at the gateway. */
export const payoutConfirmed = ({ payout, gateway, amountMinor, currency }: Omit<PayoutMoney, 'writer'> & { gateway: string }): Posting[] =>
  moving([{ from: payoutInTransit(payout), to: gatewayAccount(gateway), amountMinor, currency }])

/** The money never left: the writer can have it again. */
export const payoutFailed = ({ payout, writer, amountMinor, currency }: PayoutMoney): Posting[] =>
  moving([{ from: payoutInTransit(payout), to: writerAvailable(writer), amountMinor, currency }])

/** The money arrived and came back, as from a closed account: the writer can have it again. */
export const payoutReturned = ({ gateway, writer, amountMinor, currency }: Omit<PayoutMoney, 'payout'> & { gateway: string }): Posting[] =>
  moving([{ from: gatewayAccount(gateway), to: writerAvailable(writer), amountMinor, currency }])
