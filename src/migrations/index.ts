import * as m0 from './00000000_000001_initial.ts'
import * as m1 from './00000000_000002_guards.ts'
import * as m2 from './20261122_183000_unsent_mails.ts'
import * as m3 from './20261122_184936_saved_views.ts'
import * as m4 from './20261122_185000_overview.ts'
import * as m5 from './20261122_190000_tell_changes.ts'
import * as m6 from './20261122_191500_hot_indexes.ts'
import * as m7 from './20261122_193500_claim_key.ts'
import * as m8 from './20261122_225329_papers.ts'
import * as m9 from './20261122_225400_paper_guards.ts'
import * as m10 from './20261123_010833_money_kinds.ts'
import * as m11 from './20261123_012825_payments.ts'
import * as m12 from './20261123_012900_payment_guards.ts'
import * as m13 from './20261123_015630_payouts.ts'
import * as m14 from './20261123_015631_payout_guards.ts'
import * as m15 from './20261123_020638_gateways.ts'
import * as m16 from './20261123_021459_refunds.ts'
import * as m17 from './20261123_021500_gateway_guards.ts'
import * as m18 from './20261123_021739_reconciliations.ts'
import * as m19 from './20261123_021740_reconciliation_guards.ts'
import * as m20 from './20261123_022305_wallets.ts'
import * as m21 from './20261123_023900_refund_guards.ts'
import * as m22 from './20261123_024500_wallet_guards.ts'
import * as m23 from './20261123_045557_installments.ts'
import * as m24 from './20261123_045600_installment_guards.ts'
import * as m25 from './20261123_053900_disputes.ts'
import * as m26 from './20261123_053901_dispute_guards.ts'
import * as m27 from './20261123_082426_passed_fees.ts'
import * as m28 from './20261123_082427_passed_fee_guards.ts'
import * as m29 from './20261123_084522_top_up_refunds.ts'
import * as m30 from './20261123_090122_order_taxes.ts'
import * as m31 from './20261123_093500_methods_may_go.ts'
import * as m32 from './20261123_094311_paper_layout.ts'
import * as m33 from './20261123_094312_paper_logos.ts'
import * as m34 from './20261123_094708_auto_top_ups.ts'
import * as m35 from './20261123_094709_auto_top_up_guards.ts'

/** Every migration, in order. Written by scripts/migrate-create.ts. */
export const migrations = [
  { name: '00000000_000001_initial', up: m0.up, down: m0.down },
  { name: '00000000_000002_guards', up: m1.up, down: m1.down },
  { name: '20261122_183000_unsent_mails', up: m2.up, down: m2.down },
  { name: '20261122_184936_saved_views', up: m3.up, down: m3.down },
  { name: '20261122_185000_overview', up: m4.up, down: m4.down },
  { name: '20261122_190000_tell_changes', up: m5.up, down: m5.down },
  { name: '20261122_191500_hot_indexes', up: m6.up, down: m6.down },
  { name: '20261122_193500_claim_key', up: m7.up, down: m7.down },
  { name: '20261122_225329_papers', up: m8.up, down: m8.down },
  { name: '20261122_225400_paper_guards', up: m9.up, down: m9.down },
  { name: '20261123_010833_money_kinds', up: m10.up, down: m10.down },
  { name: '20261123_012825_payments', up: m11.up, down: m11.down },
  { name: '20261123_012900_payment_guards', up: m12.up, down: m12.down },
  { name: '20261123_015630_payouts', up: m13.up, down: m13.down },
  { name: '20261123_015631_payout_guards', up: m14.up, down: m14.down },
  { name: '20261123_020638_gateways', up: m15.up, down: m15.down },
  { name: '20261123_021459_refunds', up: m16.up, down: m16.down },
  { name: '20261123_021500_gateway_guards', up: m17.up, down: m17.down },
  { name: '20261123_021739_reconciliations', up: m18.up, down: m18.down },
  { name: '20261123_021740_reconciliation_guards', up: m19.up, down: m19.down },
  { name: '20261123_022305_wallets', up: m20.up, down: m20.down },
  { name: '20261123_023900_refund_guards', up: m21.up, down: m21.down },
  { name: '20261123_024500_wallet_guards', up: m22.up, down: m22.down },
  { name: '20261123_045557_installments', up: m23.up, down: m23.down },
  { name: '20261123_045600_installment_guards', up: m24.up, down: m24.down },
  { name: '20261123_053900_disputes', up: m25.up, down: m25.down },
  { name: '20261123_053901_dispute_guards', up: m26.up, down: m26.down },
  { name: '20261123_082426_passed_fees', up: m27.up, down: m27.down },
  { name: '20261123_082427_passed_fee_guards', up: m28.up, down: m28.down },
  { name: '20261123_084522_top_up_refunds', up: m29.up, down: m29.down },
  { name: '20261123_090122_order_taxes', up: m30.up, down: m30.down },
  { name: '20261123_093500_methods_may_go', up: m31.up, down: m31.down },
  { name: '20261123_094311_paper_layout', up: m32.up, down: m32.down },
  { name: '20261123_094312_paper_logos', up: m33.up, down: m33.down },
  { name: '20261123_094708_auto_top_ups', up: m34.up, down: m34.down },
  { name: '20261123_094709_auto_top_up_guards', up: m35.up, down: m35.down },
]
