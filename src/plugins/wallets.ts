import { AutoTopUps } from '../collections/wallets/AutoTopUps.ts'
import { BonusCredits } from '../collections/wallets/BonusCredits.ts'
import { WalletFreezes } from '../collections/wallets/WalletFreezes.ts'
import { Withdrawals } from '../collections/wallets/Withdrawals.ts'
import { bonusCreditWorkflow } from '../domain/wallets/bonusCreditWorkflow.ts'
import { freezeWorkflow } from '../domain/wallets/freezeWorkflow.ts'
import { withdrawalWorkflow } from '../domain/wallets/withdrawalWorkflow.ts'
import { autoTopUp, changeAutoTopUp, stopAutoTopUp } from '../endpoints/wallets/autoTopUp.ts'
import { autoTopUpJob, queueAutoTopUpsJob } from '../jobs/wallets.ts'
import { feature, type Reaction } from '../lib/feature.ts'
import { mailSwitchedOff } from '../operations/wallets/autoTopUp/mailSwitchedOff.ts'
import { wakeAutoTopUp } from '../operations/wallets/autoTopUp/queueAutoTopUps.ts'
import { keepDecision, keepLifting, keepReference, postBonusCredit, postReturn, postWithdrawal } from '../operations/wallets/walletEffects.ts'

const wake: Reaction[] = [wakeAutoTopUp]

/** Freezes of wallets, withdrawals, bonus credit and automatic top-ups. Spending limits stand in the client's profile. */
export const wallets = feature({
  area: 'wallets',
  collections: [Withdrawals, BonusCredits, WalletFreezes, AutoTopUps],
  endpoints: [autoTopUp, changeAutoTopUp, stopAutoTopUp],
  jobs: [queueAutoTopUpsJob, autoTopUpJob],
  reactions: {
    'payable.paid': wake, 'order.mark_paid': wake,
    'payment.succeed': wake, 'payment.fail': wake, 'payment.cancel': wake, 'payment.expire': wake,
    'auto-top-up.switched_off': [mailSwitchedOff],
  },
  workflows: [
    { workflow: withdrawalWorkflow, effects: { postWithdrawal, keepDecision, keepReference, postReturn }, refusals: { approve: ['insufficient_funds', 'wallet_frozen'] } },
    { workflow: bonusCreditWorkflow, effects: { postBonusCredit, keepDecision } },
    { workflow: freezeWorkflow, effects: { keepLifting } },
  ],
})
