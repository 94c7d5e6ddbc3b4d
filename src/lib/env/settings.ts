import { z } from 'zod'

const flag = () => z.stringbool({ truthy: ['on', 'true', '1'], falsy: ['off', 'false', '0'] })
const list = () =>
  z.string().transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )

/**
 * Every environment variable the platform reads, in the order `.env.example` shows them.
 * `fallback` says in words what an unset variable means; `example` is a value as one would write it.
 */
export const settings = {
  APP_ENV: {
    doc: 'What the installation is: `demo` allows known passwords and makes its own secrets, `production` refuses both, `test` is for the test suite.',
    fallback: '`production` when NODE_ENV is `production`, `test` when it is `test`, else `demo`',
    example: 'production',
    schema: z.enum(['demo', 'test', 'production']).optional(),
  },
  NODE_ENV: {
    doc: 'Read by Node libraries for their fast paths. `npm start` sets it to `production` for the server in every APP_ENV.',
    fallback: '`development`',
    example: 'production',
    schema: z.enum(['development', 'test', 'production']).default('development'),
  },
  PORT: {
    doc: 'The port the web process listens on; 0 takes any free one.',
    fallback: '3000',
    example: '3000',
    schema: z.coerce.number().int().min(0).max(65_535).default(3000),
  },
  HOST: {
    doc: 'The address the web process listens on.',
    fallback: '127.0.0.1 in the demo, 0.0.0.0 in production',
    example: '0.0.0.0',
    schema: z.string().optional(),
  },
  PUBLIC_URL: {
    doc: 'Where browsers reach the panel and the API; links in mails start with it, and `https` makes cookies Secure.',
    fallback: 'http://localhost:PORT',
    example: 'https://office.example.com',
    schema: z.url({ protocol: /^https?$/ }).optional(),
  },
  ALLOWED_ORIGINS: {
    doc: 'Origins, separated by commas, whose pages may use the API with cookies (the CSRF list); PUBLIC_URL is always one.',
    fallback: 'PUBLIC_URL alone',
    example: 'https://inkwell.example,https://federhaus.example',
    schema: list().default([]),
  },
  DATA_DIR: {
    doc: 'Folder for everything kept on this machine: the embedded Postgres, generated secrets, uploads.',
    fallback: '.data',
    example: '/var/lib/scriptorium',
    schema: z.string().default('.data'),
  },
  DATABASE_URL: {
    doc: 'A Postgres 15 or later to use instead of the embedded one. Its role owns the tables and may create roles.',
    fallback: 'the embedded Postgres in DATA_DIR',
    example: 'postgres://scriptorium:secret@db.example.com:5432/scriptorium',
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  },
  POOL_MAX: {
    doc: 'Database connections one process may hold; Payload keeps one of them for itself.',
    fallback: '10',
    example: '20',
    schema: z.coerce.number().int().min(4).max(500).default(10),
  },
  PAYLOAD_SECRET: {
    doc: 'Signs sessions, quotes and links; 32 characters or more. Changing it signs everybody out and voids open quotes.',
    fallback: 'generated once into DATA_DIR, except in production, where it must be set',
    example: 'replace-me-with-the-output-of-openssl-rand-hex-32',
    schema: z.string().min(32).optional(),
  },
  STRIPE_SECRET_KEY: {
    doc: 'Secret key at Stripe of the websites that have none of their own in their payment settings.',
    fallback: 'those websites take no cards; the demo runs a stand-in for Stripe',
    example: 'replace-me-with-sk_live_or_sk_test',
    schema: z.string().regex(/^[sr]k_(test|live)_/, 'it begins with sk_test_, sk_live_, rk_test_ or rk_live_').optional(),
  },
  STRIPE_PUBLISHABLE_KEY: {
    doc: 'Publishable key of the same account, which frontends with card fields are given.',
    fallback: 'frontends send clients to Stripe’s page',
    example: 'replace-me-with-pk_live_or_pk_test',
    schema: z.string().regex(/^pk_(test|live)_/, 'it begins with pk_test_ or pk_live_').optional(),
  },
  STRIPE_WEBHOOK_SECRET: {
    doc: 'Signing secrets of that account’s webhooks, separated by commas while one is being replaced.',
    fallback: 'webhooks are taken for websites with secrets of their own',
    example: 'replace-me-with-whsec',
    schema: list().default([]),
  },
  STRIPE_API_URL: {
    doc: 'Another address than Stripe’s, for the stand-in (`npm run stripe`); refused in production.',
    fallback: 'Stripe itself; the demo without STRIPE_SECRET_KEY starts the stand-in',
    example: 'http://127.0.0.1:12111',
    schema: z.url({ protocol: /^https?$/ }).optional(),
  },
  SEALING_SECRET: {
    doc: 'Seals the keys of gateways that are kept in the database. Several, separated by commas, each of 32 characters or more: the first seals, all open.',
    fallback: 'PAYLOAD_SECRET',
    example: 'replace-me-with-the-output-of-openssl-rand-hex-32',
    schema: list().refine((secrets) => secrets.every((secret) => secret.length >= 32), 'each is 32 characters or more').default([]),
  },
  DEMO_PASSWORD: {
    doc: 'The password of every demo login. There is no demo data in production.',
    fallback: 'scriptorium-demo',
    example: 'scriptorium-demo',
    schema: z.string().min(12).default('scriptorium-demo'),
  },
  UPLOAD_DIR: {
    doc: 'Folder for uploaded files on local disk; with S3_BUCKET only for those that are coming in.',
    fallback: 'DATA_DIR/uploads',
    example: '/var/lib/scriptorium/uploads',
    schema: z.string().optional(),
  },
  S3_BUCKET: {
    doc: 'Bucket of an S3-compatible storage for uploaded files, instead of UPLOAD_DIR. It must exist and be private; nothing but the platform reads it.',
    fallback: 'files lie in UPLOAD_DIR',
    example: 'scriptorium',
    schema: z.string().min(1).optional(),
  },
  S3_ENDPOINT: {
    doc: 'Address of the storage, for any that is not AWS.',
    fallback: 'AWS, by S3_REGION',
    example: 'https://storage.example.com',
    schema: z.url({ protocol: /^https?$/ }).optional(),
  },
  S3_REGION: {
    doc: 'Region that requests to the storage are signed for.',
    fallback: 'us-east-1',
    example: 'eu-central-1',
    schema: z.string().min(1).default('us-east-1'),
  },
  S3_ACCESS_KEY_ID: {
    doc: 'Key of the storage; it needs to read, write and delete objects, and to list and abort multipart uploads.',
    fallback: 'what the AWS client finds by itself, such as the role of the machine',
    example: 'scriptorium',
    schema: z.string().min(1).optional(),
  },
  S3_SECRET_ACCESS_KEY: {
    doc: 'Secret of S3_ACCESS_KEY_ID; both are set, or neither.',
    fallback: 'as S3_ACCESS_KEY_ID',
    example: 'replace-me',
    schema: z.string().min(1).optional(),
  },
  S3_FORCE_PATH_STYLE: {
    doc: 'Whether the bucket stands in the path of the address and not before the host: `on` for most storages that are not AWS.',
    fallback: 'on when S3_ENDPOINT is set, else off',
    example: 'on',
    schema: flag().optional(),
  },
  REDIS_URL: {
    doc: 'A Redis 6.2 or later that counts rate limits for all machines. While it is away Postgres counts them; nothing else lies in it.',
    fallback: 'Postgres counts',
    example: 'rediss://:secret@redis.example.com:6379/0',
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
  },
  SMTP_URL: {
    doc: 'Mail server for outgoing mail. Without it mails are kept in the database and never sent.',
    fallback: 'no mail leaves the machine',
    example: 'smtps://user:secret@mail.example.com:465',
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
  },
  MAIL_FROM: {
    doc: 'Sender of outgoing mail, where the website has none of its own.',
    fallback: 'Scriptorium <no-reply@scriptorium.example>',
    example: 'Inkwell <hello@inkwell.example>',
    schema: z.string().default('Scriptorium <no-reply@scriptorium.example>'),
  },
  ALIVE_FILE: {
    doc: 'A file that a worker touches every five seconds, for the health check of its container.',
    fallback: 'none is touched',
    example: '/tmp/scriptorium-alive',
    schema: z.string().optional(),
  },
  LOG_LEVEL: {
    doc: 'The least level that is logged.',
    fallback: 'info',
    example: 'warn',
    schema: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .default('info'),
  },
  TRUST_PROXY: {
    doc: 'Which proxies may say who the caller is: a number of hops, or addresses separated by commas.',
    fallback: '0, none',
    example: '1',
    schema: z
      .string()
      .default('0')
      .transform((text) => (/^\d+$/.test(text) ? Number(text) : text)),
  },
  RATE_LIMITS: {
    doc: 'Whether callers are limited: `on` or `off`. Off is for tests and benchmarks.',
    fallback: 'on',
    example: 'on',
    schema: flag().default(true),
  },
  FAULTS: {
    doc: 'Whether a process kills itself at the fault point that is named in the file `fault` of DATA_DIR: `on` or `off`. For `npm run kills` and tests; refused in production.',
    fallback: 'off',
    example: 'off',
    schema: flag().default(false),
  },
  METRICS_TOKEN: {
    doc: 'Who sends this as a bearer token may read `/metrics`, the figures for Prometheus; 16 characters or more.',
    fallback: 'nobody in production, else this machine',
    example: 'replace-me-with-the-output-of-openssl-rand-hex-24',
    schema: z.string().min(16).optional(),
  },
  METRICS_PORT: {
    doc: 'The port on which a worker answers `/metrics` and `/healthz`. The web process answers them on PORT.',
    fallback: 'a worker listens on no port',
    example: '9464',
    schema: z.coerce.number().int().min(1).max(65_535).optional(),
  },
} as const satisfies Record<string, Setting>

type Setting = { doc: string; fallback: string; example: string; schema: z.ZodType }
