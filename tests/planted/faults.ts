import { ACCESS_FAULTS } from './faults/access.ts'
import { DATABASE_FAULTS } from './faults/database.ts'
import { GATEWAY_FAULTS } from './faults/gateways.ts'
import { MONEY_FAULTS } from './faults/money.ts'
import { WORK_FAULTS } from './faults/work.ts'
import type { Fault } from './fault.ts'

/** Every fault that `npm run planted` makes, each of which must turn a test red. */
export const FAULTS: readonly Fault[] = [...DATABASE_FAULTS, ...ACCESS_FAULTS, ...MONEY_FAULTS, ...GATEWAY_FAULTS, ...WORK_FAULTS]
