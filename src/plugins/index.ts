import type { Plugin } from 'payload'
import { clients } from './clients.ts'
import { disputes } from './disputes.ts'
import { files } from './files.ts'
import { gateways } from './gateways.ts'
import { harden } from './harden.ts'
import { installments } from './installments.ts'
import { ledger } from './ledger.ts'
import { lists } from './lists.ts'
import { multiTenant } from './multiTenant.ts'
import { orders } from './orders.ts'
import { papers } from './papers.ts'
import { payments } from './payments.ts'
import { payouts } from './payouts.ts'
import { overview } from './overview.ts'
import { platform } from './platform.ts'
import { pricing } from './pricing.ts'
import { refunds } from './refunds.ts'
import { reconciliation } from './reconciliation.ts'
import { users } from './users.ts'
import { wallets } from './wallets.ts'
import { websites } from './websites.ts'
import { withLists } from './withLists.ts'
import { withPanel } from './withPanel.ts'
import { withWorkflows } from './withWorkflows.ts'
import { writers } from './writers.ts'

/** The platform on one screen. An area is switched off by deleting its line. */
export const areas: Plugin[] = [platform, websites, users, ledger, pricing, gateways, payments, wallets, refunds, installments, disputes, payouts, clients, writers, orders, files, papers, reconciliation, lists, overview]

/** The order matters: areas first, then what extends them, and hardening last. */
export const plugins: Plugin[] = [...areas, withWorkflows, withLists, multiTenant, withPanel, harden]
