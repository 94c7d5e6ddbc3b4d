import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import { respondToError } from './src/hooks/respondToError.ts'
import { database } from './src/lib/db/adapter.ts'
import { appConnection } from './src/lib/db/connection.ts'
import { env } from './src/lib/env.ts'
import { payloadLogger } from './src/lib/log.ts'
import { mailbox } from './src/lib/mail/mailbox.ts'
import { closeOwnCollections } from './src/plugins/closeOwnCollections.ts'
import { plugins } from './src/plugins/index.ts'
import { panel } from './src/admin/panel.ts'

const root = path.dirname(fileURLToPath(import.meta.url))
// A refusal is an answer, not a fault: it is logged for whoever looks for it.
const REFUSALS = Object.fromEntries(
  ['DomainError', 'AuthenticationError', 'LockedAuth', 'UnverifiedEmail', 'Forbidden', 'NotFound', 'ValidationError', 'UnauthorizedError', 'QueryError'].map((name) => [name, 'info']),
)
const MAX_FILE_BYTES = 50 * 1024 * 1024

export default buildConfig({
  secret: env().PAYLOAD_SECRET,
  serverURL: '',
  cors: env().ALLOWED_ORIGINS,
  csrf: env().ALLOWED_ORIGINS,
  routes: { api: '/api', admin: '/admin' },
  admin: panel(root),
  db: database(root, appConnection()),
  email: mailbox,
  logger: payloadLogger(),
  loggingLevels: REFUSALS as never,
  plugins,
  hooks: { afterError: [respondToError] },
  // An empty cell of a list would say “<No Writer>”.
  i18n: { translations: { en: { general: { noLabel: '–' } } } },
  // Payload's own queue is not used: it claims rows without a lock.
  jobs: { access: { run: () => false, queue: () => false, cancel: () => false } },
  graphQL: { maxComplexity: 400, disablePlaygroundInProduction: true, disableIntrospectionInProduction: true },
  upload: { limits: { fileSize: MAX_FILE_BYTES }, abortOnLimit: true, useTempFiles: false },
  defaultDepth: 0,
  maxDepth: 3,
  telemetry: false,
  debug: false,
  typescript: { autoGenerate: false, outputFile: path.resolve(root, 'src/payload-types.ts') },
}).then(closeOwnCollections)
