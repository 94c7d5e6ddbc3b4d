/** What is added up above a list: for each value of `by` the documents and the first sum, and the others in all. */
export type ListTotals = { by: 'state' | 'kind'; sums: Record<string, string> }

/** Lists of money by the slug of their collection; each sum is an amount in minor units, by its field, with its words. */
export const LIST_TOTALS: Record<string, ListTotals> = {
  payments: { by: 'state', sums: { totalMinor: 'To pay', receivedMinor: 'Arrived through gateways', walletTakenMinor: 'Taken from wallets', feeMinor: 'Fees of gateways' } },
  refunds: { by: 'state', sums: { amountMinor: 'Amount', gatewayMinor: 'Back through gateways', walletMinor: 'Back to wallets' } },
  'gateway-disputes': { by: 'state', sums: { amountMinor: 'Disputed', withdrawnMinor: 'With the clients’ banks', recoveredHeldMinor: 'Taken back from held funds', recoveredWalletMinor: 'Taken back from wallets', feeMinor: 'Fees' } },
  'installment-plans': { by: 'state', sums: { totalMinor: 'To pay', paidMinor: 'Paid' } },
  installments: { by: 'state', sums: { amountMinor: 'Amount', paidMinor: 'Paid' } },
  papers: { by: 'kind', sums: { totalMinor: 'Total', taxMinor: 'Tax' } },
  'top-ups': { by: 'state', sums: { amountMinor: 'Amount' } },
  withdrawals: { by: 'state', sums: { amountMinor: 'Amount' } },
  payouts: { by: 'state', sums: { amountMinor: 'Amount' } },
  'payout-batches': { by: 'state', sums: { totalMinor: 'Total' } },
  earnings: { by: 'state', sums: { amountMinor: 'Amount' } },
}
