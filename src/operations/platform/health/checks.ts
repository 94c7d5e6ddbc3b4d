import type { HealthCheck } from './check.ts'
import { clock } from './checks/clock.ts'
import { connections } from './checks/connections.ts'
import { database } from './checks/database.ts'
import { deadLetters } from './checks/deadLetters.ts'
import { disk } from './checks/disk.ts'
import { events } from './checks/events.ts'
import { gatewayEvents } from './checks/gatewayEvents.ts'
import { jobs } from './checks/jobs.ts'
import { ledger } from './checks/ledger.ts'
import { mail } from './checks/mail.ts'
import { migrations } from './checks/migrations.ts'
import { sharedCounts } from './checks/redis.ts'
import { secondWall } from './checks/secondWall.ts'
import { settings } from './checks/settings.ts'
import { fileStorage } from './checks/storage.ts'
import { timers } from './checks/timers.ts'
import { triggers } from './checks/triggers.ts'
import { worker } from './checks/worker.ts'

/** The first tells whether the others can ask. */
export const DATABASE_CHECKS: HealthCheck[] = [
  database, clock, migrations, secondWall, triggers, connections, worker, jobs, deadLetters, events, gatewayEvents, timers, ledger, mail,
]

export const OTHER_CHECKS: HealthCheck[] = [disk, fileStorage, sharedCounts, settings]
