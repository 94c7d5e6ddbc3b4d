import type { Plugin } from 'payload'
import { harden } from './harden.ts'
import { multiTenant } from './multiTenant.ts'
import { platform } from './platform.ts'
import { pricing } from './pricing.ts'
import { users } from './users.ts'
import { websites } from './websites.ts'
import { withWorkflows } from './withWorkflows.ts'

/** The platform on one screen. An area is switched off by deleting its line. */
export const areas: Plugin[] = [platform, websites, users, pricing]

/** The order matters: areas first, then what extends them, and hardening last. */
export const plugins: Plugin[] = [...areas, withWorkflows, multiTenant, harden]
