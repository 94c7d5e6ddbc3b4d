import { BonusCredits } from '../collections/wallets/BonusCredits.ts'
import { WalletFreezes } from '../collections/wallets/WalletFreezes.ts'
import { Withdrawals } from '../collections/wallets/Withdrawals.ts'
import { bonusCreditWorkflow } from '../domain/wallets/bonusCreditWorkflow.ts'
import { freezeWorkflow } from '../domain/wallets/freezeWorkflow.ts'
import { withdrawalWorkflow } from '../domain/wallets/withdrawalWorkflow.ts'
import { feature } from '../lib/feature.ts'
import { keepDecision, keepLifting, keepReference, postBonusCredit, postReturn, postWithdrawal } from '../operations/wallets/walletEffects.ts'

/** Freezes of wallets, withdrawals and bonus credit. Spending limits stand in the client's profile. */
export const wallets = feature({
  area: 'wallets',
  collections: [Withdrawals, BonusCredits, WalletFreezes],
  workflows: [
    { workflow: withdrawalWorkflow, effects: { postWithdrawal, keepDecision, keepReference, postReturn }, refusals: { approve: ['insufficient_funds', 'wallet_frozen'] } },
    { workflow: bonusCreditWorkflow, effects: { postBonusCredit, keepDecision } },
    { workflow: freezeWorkflow, effects: { keepLifting } },
  ],
})
