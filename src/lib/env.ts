import path from 'node:path'
import { z } from 'zod'
import { savedDatabaseUrl } from './env/savedDatabaseUrl.ts'
import { savedSecret } from './env/savedSecret.ts'
import { settings } from './env/settings.ts'

export type Env = Readonly<ReturnType<typeof complete>>

/**
 * The settings of this process, read from the environment on the first call and kept.
 * @throws Error with one sentence that names the variable, when a value can't be used
 */
export function env(): Env {
  cache.scriptoriumEnv ??= Object.freeze(complete(parse(process.env)))
  return cache.scriptoriumEnv
}

/** Makes the next `env()` read the environment again: tests point it at their own database. */
export function forgetEnv(): void {
  delete cache.scriptoriumEnv
}

// On globalThis because the panel's bundle and the server hold a copy of this module each.
const cache = globalThis as { scriptoriumEnv?: Env }

const schema = z.object(
  Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, setting.schema]),
  ) as { [K in keyof typeof settings]: (typeof settings)[K]['schema'] },
)

function parse(variables: NodeJS.ProcessEnv): z.output<typeof schema> {
  const set = Object.entries(variables).filter(([, value]) => value?.trim())
  const result = schema.safeParse(Object.fromEntries(set))
  if (result.success) return checked(result.data)
  const issue = result.error.issues[0]
  throw new Error(`${issue?.path.join('.')} can't be used: ${issue?.message}.`)
}

/** What one setting says of another. */
function checked(given: z.output<typeof schema>): z.output<typeof schema> {
  const { S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = given
  if (!S3_BUCKET && (S3_ENDPOINT || S3_ACCESS_KEY_ID)) throw new Error('S3_BUCKET must be set with the other settings of the storage.')
  if (!S3_ACCESS_KEY_ID !== !S3_SECRET_ACCESS_KEY) throw new Error('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are set together or not at all.')
  return given
}

function complete(given: z.output<typeof schema>) {
  const APP_ENV = given.APP_ENV ?? appEnvOf(given.NODE_ENV)
  const DATA_DIR = path.resolve(given.DATA_DIR)
  const PUBLIC_URL = (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, '')
  return {
    ...given,
    APP_ENV,
    DATA_DIR,
    PUBLIC_URL,
    FAULTS: faultsOf(given.FAULTS, APP_ENV),
    STRIPE_API_URL: stripeUrlOf(given.STRIPE_API_URL, APP_ENV),
    HOST: given.HOST ?? (APP_ENV === 'production' ? '0.0.0.0' : '127.0.0.1'),
    ALLOWED_ORIGINS: [...new Set([new URL(PUBLIC_URL).origin, ...given.ALLOWED_ORIGINS])],
    DATABASE_URL: given.DATABASE_URL ?? savedDatabaseUrl(DATA_DIR) ?? UNSET_DATABASE,
    PAYLOAD_SECRET: secretOf({ ...given, APP_ENV, DATA_DIR }),
    S3_FORCE_PATH_STYLE: given.S3_FORCE_PATH_STYLE ?? given.S3_ENDPOINT !== undefined,
    UPLOAD_DIR: path.resolve(given.UPLOAD_DIR ?? path.join(DATA_DIR, 'uploads')),
  }
}

// The panel's build loads the config and never connects, so an unset database is no error here.
const UNSET_DATABASE = 'postgres://postgres@127.0.0.1:5432/scriptorium'

function appEnvOf(nodeEnv: string): 'demo' | 'test' | 'production' {
  return nodeEnv === 'production' || nodeEnv === 'test' ? nodeEnv : 'demo'
}

function faultsOf(FAULTS: boolean, appEnv: string): boolean {
  if (FAULTS && appEnv === 'production') throw new Error('FAULTS lets processes kill themselves: turn it off in production.')
  return FAULTS
}

function stripeUrlOf(url: string | undefined, appEnv: string): string | undefined {
  if (url && appEnv === 'production') throw new Error('STRIPE_API_URL leads payments away from Stripe: unset it in production.')
  return url
}

type SecretSource = { APP_ENV: string; DATA_DIR: string; PAYLOAD_SECRET?: string | undefined }

function secretOf({ APP_ENV, DATA_DIR, PAYLOAD_SECRET }: SecretSource): string {
  // `next build` runs as production and signs nothing.
  if (process.env['NEXT_PHASE'] === 'phase-production-build') return 'x'.repeat(32)
  if (APP_ENV !== 'production') return PAYLOAD_SECRET ?? savedSecret(DATA_DIR)
  if (!PAYLOAD_SECRET) throw new Error('PAYLOAD_SECRET must be set in production.')
  if (isDefault(PAYLOAD_SECRET))
    throw new Error('PAYLOAD_SECRET is a well-known value: set one of your own in production.')
  return PAYLOAD_SECRET
}

function isDefault(secret: string): boolean {
  return secret === settings.PAYLOAD_SECRET.example || new Set(secret).size < 8
}
