import { WebsiteField as WebsiteField_740e80b607efe0e0e391a99c7f7858a9 } from '../../../../src/admin/websites/WebsiteField.tsx'
import { OrderGlance as OrderGlance_250ae8e93a9b77b226c3f4fe488260ea } from '../../../../src/admin/orders/OrderGlance.tsx'
import { PlainField as PlainField_5e562a8a37eda60e0da2fe7e47765444 } from '../../../../src/admin/fields/PlainField.tsx'
import { MomentCell as MomentCell_ddbf15ce3b1829e653e205ed4c3728ac } from '../../../../src/admin/fields/MomentCell.tsx'
import { MomentField as MomentField_85e0b86eaa15989be600444c20254e30 } from '../../../../src/admin/fields/MomentField.tsx'
import { OrderBody as OrderBody_fb8ff1e43fabedaabe334df02e18e15c } from '../../../../src/admin/orders/OrderBody.tsx'
import { RelationField as RelationField_f36ffd74772f8e42fe240a5a8e9d373e } from '../../../../src/admin/fields/RelationField.tsx'
import { JsonField as JsonField_b1d43071f4b6af87b6b37ea1749f5990 } from '../../../../src/admin/fields/JsonField.tsx'
import { MoneyCell as MoneyCell_7687ea80887a82460017f9592e17cf9f } from '../../../../src/admin/ledger/MoneyCell.tsx'
import { MoneyField as MoneyField_42ce12db838deb871ad1fb0ac8f8d7f5 } from '../../../../src/admin/ledger/MoneyField.tsx'
import { StateCell as StateCell_7aa13df8e8fbcdcfaab6d0e485e3c0f6 } from '../../../../src/admin/workflow/StateCell.tsx'
import { StateField as StateField_940706330edef91e7138ce93b5bd715c } from '../../../../src/admin/workflow/StateField.tsx'
import { ListTools as ListTools_d287495937ce9f63f4cb9d7006e1b75a } from '../../../../src/admin/lists/ListTools.tsx'
import { TransitionButtons as TransitionButtons_2c75bc534e4b586f4638c30fea7ef4dc } from '../../../../src/admin/workflow/TransitionButtons.tsx'
import { AssignTenantFieldTrigger as AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { WordsCell as WordsCell_35a4ad715bf8907a3df9f63502f57f21 } from '../../../../src/admin/fields/WordsCell.tsx'
import { WordsField as WordsField_34d527f83bb0f27ba20d0b8c8a1d7e59 } from '../../../../src/admin/fields/WordsField.tsx'
import { OnceField as OnceField_3b8cdc36e338bf44a6c218b19cbfd982 } from '../../../../src/admin/fields/OnceField.tsx'
import { RowLabel as RowLabel_40e49ca7a6576a089db92fbf0bdbc02a } from '../../../../src/admin/pricing/RowLabel.tsx'
import { PriceField as PriceField_f696856430f3f372f1af75ca9793697e } from '../../../../src/admin/pricing/PriceField.tsx'
import { PricePreview as PricePreview_b56362caceb1fb1c1a47635423ac60a3 } from '../../../../src/admin/pricing/PricePreview.tsx'
import { DuplicateButton as DuplicateButton_acafc338bce76dcc79fd18c90751f151 } from '../../../../src/admin/pricing/DuplicateButton.tsx'
import { PaperBody as PaperBody_d0ffd8746635ed60721f66163147affc } from '../../../../src/admin/papers/PaperBody.tsx'
import { PayableCell as PayableCell_09c8e363f557445f930cf55819b67334 } from '../../../../src/admin/documents/DocumentCell.tsx'
import { PayableField as PayableField_fbcc367a41d92b51ad21300c14922a89 } from '../../../../src/admin/documents/DocumentField.tsx'
import { PlanParts as PlanParts_25b2590f0911905219f7c3c94595900f } from '../../../../src/admin/installments/PlanParts.tsx'
import { RefundBody as RefundBody_97e59ff60a459d6655463ffb7a462e8c } from '../../../../src/admin/refunds/RefundBody.tsx'
import { ReasonCell as ReasonCell_1a25f0fd8ca8b0624195f02e45df89aa } from '../../../../src/admin/disputes/ReasonCell.tsx'
import { DisputeBody as DisputeBody_fd13ffca8f43b9a83ca67aa3d6bedabf } from '../../../../src/admin/disputes/DisputeBody.tsx'
import { GatewayIdField as GatewayIdField_ab8162d28d1fe3519acd054275a4b27f } from '../../../../src/admin/gateways/GatewayIdField.tsx'
import { TopUpRefunds as TopUpRefunds_aa21b7e9882fbe7080f04568ed85253d } from '../../../../src/admin/refunds/TopUpRefunds.tsx'
import { BatchFiles as BatchFiles_28e20e22f0d1adab0d6e1c8ea518a51d } from '../../../../src/admin/payouts/BatchFiles.tsx'
import { MakeBatch as MakeBatch_6282652908dfe46dbd91f0fd236a3ed3 } from '../../../../src/admin/payouts/MakeBatch.tsx'
import { BalanceCell as BalanceCell_851154ed2a33df5d9da31256f0640d05 } from '../../../../src/admin/ledger/BalanceCell.tsx'
import { BalanceField as BalanceField_05161ed766c144f8000a41b3d8c33a60 } from '../../../../src/admin/ledger/BalanceField.tsx'
import { OwnerCell as OwnerCell_7adb83801ecc2b3ead58c8df15b2ac09 } from '../../../../src/admin/ledger/OwnerCell.tsx'
import { OwnerField as OwnerField_9490f18548ad5835b856a378a1dd44d9 } from '../../../../src/admin/ledger/OwnerField.tsx'
import { WalletAutoTopUp as WalletAutoTopUp_d88bb29f62f454666bf037f045230538 } from '../../../../src/admin/ledger/WalletAutoTopUp.tsx'
import { AccountPostings as AccountPostings_11db49f4689c2b23e736f1edf9db5eab } from '../../../../src/admin/ledger/AccountPostings.tsx'
import { DocumentCell as DocumentCell_09c8e363f557445f930cf55819b67334 } from '../../../../src/admin/documents/DocumentCell.tsx'
import { DocumentField as DocumentField_fbcc367a41d92b51ad21300c14922a89 } from '../../../../src/admin/documents/DocumentField.tsx'
import { TransactionPostings as TransactionPostings_326afbc3a497983e5c1a714a515cca19 } from '../../../../src/admin/ledger/TransactionPostings.tsx'
import { WebsiteCell as WebsiteCell_5da7c64f9c63ed830092c58ed3275d2b } from '../../../../src/admin/websites/WebsiteCell.tsx'
import { StripeKeys as StripeKeys_0171da687b6d7bf948f18850057c8d6e } from '../../../../src/admin/gateways/StripeKeys.tsx'
import { ReconciliationBody as ReconciliationBody_7ed0d95eb3c4a6d32948b80641fb7471 } from '../../../../src/admin/reconciliation/ReconciliationBody.tsx'
import { LogoField as LogoField_338652ccf014368ed0332b2333546ec9 } from '../../../../src/admin/papers/LogoField.tsx'
import { WatchTenantCollection as WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { MailBody as MailBody_6b56118f13c6b672a35069490b16d9af } from '../../../../src/admin/mails/MailBody.tsx'
import { Icon as Icon_23629d383d904d741357bbfa5663d421 } from '../../../../src/admin/branding/Icon.tsx'
import { Logo as Logo_e3a8bdc8f63af74e2b690fa908eac874 } from '../../../../src/admin/branding/Logo.tsx'
import { OperationsLinks as OperationsLinks_5d5b8e8ae9464f58f434954e0d658b0b } from '../../../../src/admin/health/OperationsLinks.tsx'
import { TenantSelector as TenantSelector_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { PanelProvider as PanelProvider_ef3efa5b98f2891ba70dcf6d338c354a } from '../../../../src/admin/PanelProvider.tsx'
import { TenantSelectionProvider as TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { Home as Home_f27ee26b33cc647cfe9f5492e4034558 } from '../../../../src/admin/home/Home.tsx'
import { HealthView as HealthView_26d9d44abd9aaf2b6998bff75a175ca0 } from '../../../../src/admin/health/HealthView.tsx'
import { QueueView as QueueView_9ee8dd2fbf7571f8f9e4a66b5bfce8e1 } from '../../../../src/admin/queue/QueueView.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/websites/WebsiteField.tsx#WebsiteField": WebsiteField_740e80b607efe0e0e391a99c7f7858a9,
  "/src/admin/orders/OrderGlance.tsx#OrderGlance": OrderGlance_250ae8e93a9b77b226c3f4fe488260ea,
  "/src/admin/fields/PlainField.tsx#PlainField": PlainField_5e562a8a37eda60e0da2fe7e47765444,
  "/src/admin/fields/MomentCell.tsx#MomentCell": MomentCell_ddbf15ce3b1829e653e205ed4c3728ac,
  "/src/admin/fields/MomentField.tsx#MomentField": MomentField_85e0b86eaa15989be600444c20254e30,
  "/src/admin/orders/OrderBody.tsx#OrderBody": OrderBody_fb8ff1e43fabedaabe334df02e18e15c,
  "/src/admin/fields/RelationField.tsx#RelationField": RelationField_f36ffd74772f8e42fe240a5a8e9d373e,
  "/src/admin/fields/JsonField.tsx#JsonField": JsonField_b1d43071f4b6af87b6b37ea1749f5990,
  "/src/admin/ledger/MoneyCell.tsx#MoneyCell": MoneyCell_7687ea80887a82460017f9592e17cf9f,
  "/src/admin/ledger/MoneyField.tsx#MoneyField": MoneyField_42ce12db838deb871ad1fb0ac8f8d7f5,
  "/src/admin/workflow/StateCell.tsx#StateCell": StateCell_7aa13df8e8fbcdcfaab6d0e485e3c0f6,
  "/src/admin/workflow/StateField.tsx#StateField": StateField_940706330edef91e7138ce93b5bd715c,
  "/src/admin/lists/ListTools.tsx#ListTools": ListTools_d287495937ce9f63f4cb9d7006e1b75a,
  "/src/admin/workflow/TransitionButtons.tsx#TransitionButtons": TransitionButtons_2c75bc534e4b586f4638c30fea7ef4dc,
  "@payloadcms/plugin-multi-tenant/client#AssignTenantFieldTrigger": AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a,
  "/src/admin/fields/WordsCell.tsx#WordsCell": WordsCell_35a4ad715bf8907a3df9f63502f57f21,
  "/src/admin/fields/WordsField.tsx#WordsField": WordsField_34d527f83bb0f27ba20d0b8c8a1d7e59,
  "/src/admin/fields/OnceField.tsx#OnceField": OnceField_3b8cdc36e338bf44a6c218b19cbfd982,
  "/src/admin/pricing/RowLabel.tsx#RowLabel": RowLabel_40e49ca7a6576a089db92fbf0bdbc02a,
  "/src/admin/pricing/PriceField.tsx#PriceField": PriceField_f696856430f3f372f1af75ca9793697e,
  "/src/admin/pricing/PricePreview.tsx#PricePreview": PricePreview_b56362caceb1fb1c1a47635423ac60a3,
  "/src/admin/pricing/DuplicateButton.tsx#DuplicateButton": DuplicateButton_acafc338bce76dcc79fd18c90751f151,
  "/src/admin/papers/PaperBody.tsx#PaperBody": PaperBody_d0ffd8746635ed60721f66163147affc,
  "/src/admin/documents/DocumentCell.tsx#PayableCell": PayableCell_09c8e363f557445f930cf55819b67334,
  "/src/admin/documents/DocumentField.tsx#PayableField": PayableField_fbcc367a41d92b51ad21300c14922a89,
  "/src/admin/installments/PlanParts.tsx#PlanParts": PlanParts_25b2590f0911905219f7c3c94595900f,
  "/src/admin/refunds/RefundBody.tsx#RefundBody": RefundBody_97e59ff60a459d6655463ffb7a462e8c,
  "/src/admin/disputes/ReasonCell.tsx#ReasonCell": ReasonCell_1a25f0fd8ca8b0624195f02e45df89aa,
  "/src/admin/disputes/DisputeBody.tsx#DisputeBody": DisputeBody_fd13ffca8f43b9a83ca67aa3d6bedabf,
  "/src/admin/gateways/GatewayIdField.tsx#GatewayIdField": GatewayIdField_ab8162d28d1fe3519acd054275a4b27f,
  "/src/admin/refunds/TopUpRefunds.tsx#TopUpRefunds": TopUpRefunds_aa21b7e9882fbe7080f04568ed85253d,
  "/src/admin/payouts/BatchFiles.tsx#BatchFiles": BatchFiles_28e20e22f0d1adab0d6e1c8ea518a51d,
  "/src/admin/payouts/MakeBatch.tsx#MakeBatch": MakeBatch_6282652908dfe46dbd91f0fd236a3ed3,
  "/src/admin/ledger/BalanceCell.tsx#BalanceCell": BalanceCell_851154ed2a33df5d9da31256f0640d05,
  "/src/admin/ledger/BalanceField.tsx#BalanceField": BalanceField_05161ed766c144f8000a41b3d8c33a60,
  "/src/admin/ledger/OwnerCell.tsx#OwnerCell": OwnerCell_7adb83801ecc2b3ead58c8df15b2ac09,
  "/src/admin/ledger/OwnerField.tsx#OwnerField": OwnerField_9490f18548ad5835b856a378a1dd44d9,
  "/src/admin/ledger/WalletAutoTopUp.tsx#WalletAutoTopUp": WalletAutoTopUp_d88bb29f62f454666bf037f045230538,
  "/src/admin/ledger/AccountPostings.tsx#AccountPostings": AccountPostings_11db49f4689c2b23e736f1edf9db5eab,
  "/src/admin/documents/DocumentCell.tsx#DocumentCell": DocumentCell_09c8e363f557445f930cf55819b67334,
  "/src/admin/documents/DocumentField.tsx#DocumentField": DocumentField_fbcc367a41d92b51ad21300c14922a89,
  "/src/admin/ledger/TransactionPostings.tsx#TransactionPostings": TransactionPostings_326afbc3a497983e5c1a714a515cca19,
  "/src/admin/websites/WebsiteCell.tsx#WebsiteCell": WebsiteCell_5da7c64f9c63ed830092c58ed3275d2b,
  "/src/admin/gateways/StripeKeys.tsx#StripeKeys": StripeKeys_0171da687b6d7bf948f18850057c8d6e,
  "/src/admin/reconciliation/ReconciliationBody.tsx#ReconciliationBody": ReconciliationBody_7ed0d95eb3c4a6d32948b80641fb7471,
  "/src/admin/papers/LogoField.tsx#LogoField": LogoField_338652ccf014368ed0332b2333546ec9,
  "@payloadcms/plugin-multi-tenant/client#WatchTenantCollection": WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a,
  "/src/admin/mails/MailBody.tsx#MailBody": MailBody_6b56118f13c6b672a35069490b16d9af,
  "/src/admin/branding/Icon.tsx#Icon": Icon_23629d383d904d741357bbfa5663d421,
  "/src/admin/branding/Logo.tsx#Logo": Logo_e3a8bdc8f63af74e2b690fa908eac874,
  "/src/admin/health/OperationsLinks.tsx#OperationsLinks": OperationsLinks_5d5b8e8ae9464f58f434954e0d658b0b,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelector": TenantSelector_d6d5f193a167989e2ee7d14202901e62,
  "/src/admin/PanelProvider.tsx#PanelProvider": PanelProvider_ef3efa5b98f2891ba70dcf6d338c354a,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelectionProvider": TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62,
  "/src/admin/home/Home.tsx#Home": Home_f27ee26b33cc647cfe9f5492e4034558,
  "/src/admin/health/HealthView.tsx#HealthView": HealthView_26d9d44abd9aaf2b6998bff75a175ca0,
  "/src/admin/queue/QueueView.tsx#QueueView": QueueView_9ee8dd2fbf7571f8f9e4a66b5bfce8e1,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
