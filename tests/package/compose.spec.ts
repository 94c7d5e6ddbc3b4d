import { existsSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { COMMANDS } from '../../scripts/package/run.ts'
import { settings } from '../../src/lib/env/settings.ts'

type Service = {
  image: string; build?: string; command?: string[]; environment?: Record<string, string>; ports?: string[]; networks?: string[]; volumes?: string[]
  read_only?: boolean; init?: boolean; restart?: string; cap_drop?: string[]; cap_add?: string[]; security_opt?: string[]; tmpfs?: string[]; user?: string; privileged?: boolean
  healthcheck?: { test?: string[]; disable?: boolean; interval?: string; timeout?: string; retries?: number }
  depends_on?: Record<string, { condition: string }>
  deploy?: { resources: { limits: { cpus: string; memory: string; pids: number } } }
}
type Compose = { services: Record<string, Service>; networks?: Record<string, { internal?: boolean } | null>; volumes?: Record<string, null> }

const textOf = (file: string) => readFileSync(file, 'utf8')
const read = (file: string) => parse(textOf(file), { merge: true }) as Compose
const production = read('docker-compose.yml')
const dev = read('docker-compose.dev.yml')
const services = Object.entries(production.services)
const APP = ['web', 'worker', 'migrate', 'bucket']
const ONCE = ['migrate', 'bucket']
const app = services.filter(([name]) => APP.includes(name))

/** Names of variables and how each is asked for: `:?` must be set, `:-` has a default. */
const variables = [...textOf('docker-compose.yml').replace(/^\s*#.*$/gm, '').matchAll(/\$\{(\w+)(:[?-])?([^}]*)\}/g)].map(([, name = '', kind = '', rest = '']) => ({ name, kind, rest }))
const required = [...new Set(variables.filter(({ kind }) => kind === ':?').map(({ name }) => name))]

const VALUES: Record<string, string> = {
  PUBLIC_URL: 'https://office.agency.example', ALLOWED_ORIGINS: 'https://agency.example', MAIL_FROM: 'Agency <hello@agency.example>', PAYLOAD_SECRET: 'f'.repeat(64), TRUST_PROXY: '1', LOG_LEVEL: 'info', METRICS_TOKEN: 'm'.repeat(48),
}
const filled = (value: string) => value.replace(/\$\{(\w+)[^}]*\}/g, (_all, name: string) => VALUES[name] ?? 'abc123')

describe('docker-compose.yml', () => {
  it('brings everything that production takes', () => {
    expect(services.map(([name]) => name).sort()).toEqual([...APP, 'postgres', 'redis', 'storage', 'mail'].sort())
  })

  it('runs commands that the image has', () => {
    for (const [name, { command }] of app) expect(Object.keys(COMMANDS)).toContain(command?.[0] ?? name)
    expect(Object.fromEntries(app.map(([name, { command }]) => [name, command![0]]))).toEqual(Object.fromEntries(APP.map((name) => [name, name])))
  })

  it('sets what the platform reads, to values that it takes', () => {
    for (const [, { environment = {} }] of app) {
      for (const [name, value] of Object.entries(environment)) {
        const setting = (settings as Record<string, { schema: { safeParse(text: string): { success: boolean } } }>)[name]
        expect([name, setting?.schema.safeParse(filled(value)).success]).toEqual([name, true])
      }
      const set = Object.keys(environment)
      expect(set).toEqual(expect.arrayContaining(['DATABASE_URL', 'PAYLOAD_SECRET', 'PUBLIC_URL', 'ALLOWED_ORIGINS', 'REDIS_URL', 'S3_BUCKET', 'S3_ENDPOINT', 'SMTP_URL', 'MAIL_FROM', 'TRUST_PROXY']))
    }
  })

  it('takes every secret from the environment, and has a default for none', () => {
    const secrets = variables.filter(({ name }) => /PASSWORD|SECRET|KEY/.test(name) && name !== 'RELAY_PASSWORD')
    expect(secrets.length).toBeGreaterThan(4)
    expect(secrets.filter(({ kind }) => kind !== ':?')).toEqual([])
    const values = services.flatMap(([, { environment = {}, command = [] }]) => [...Object.entries(environment), ...command.map((word) => ['', word] as const)])
    const literal = values.filter(([name, value]) => /PASSWORD|SECRET/.test(name) && !/^\$\{\w+:[?-]\}$/.test(value))
    expect(literal).toEqual([])
  })

  it('lists what must be set at its top', () => {
    const [comment = ''] = textOf('docker-compose.yml').split(/^name:/m)
    expect([...comment.matchAll(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g)].map(([name]) => name).sort()).toEqual([...required].sort())
  })

  it.each(services)('%s is an exact version of an image', (name, { image, build }) => {
    if (APP.includes(name)) expect(build).toBe('.')
    else expect(image).toMatch(/^[\w./-]+:(v?\d+\.\d+(\.\d+)?|RELEASE\.\d{4}-\d\d-\d\dT[\d-]+Z)(-[\w.]+)?$/)
  })

  it.each(services)('%s is watched, limited and starts again', (name, { healthcheck, deploy, restart }) => {
    if (ONCE.includes(name)) expect([restart, healthcheck]).toEqual(['no', { disable: true }])
    else expect(restart).toBe('unless-stopped')
    // The worker has that of the image.
    if (![...ONCE, 'worker'].includes(name)) expect(healthcheck).toMatchObject({ test: expect.any(Array), interval: expect.any(String), timeout: expect.any(String), retries: expect.any(Number) })
    expect(deploy?.resources.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String), pids: expect.any(Number) })
  })

  it.each(services)('%s has no more rights than it needs', (name, service) => {
    expect(service.privileged).toBeUndefined()
    expect(service.security_opt).toContain('no-new-privileges:true')
    // Postfix keeps its own queue and settings, and has many users.
    if (name === 'mail') return
    expect(service).toMatchObject({ read_only: true, init: true, cap_drop: ['ALL'] })
    expect(service.tmpfs?.some((mount) => mount.startsWith('/tmp:'))).toBe(true)
    if (APP.includes(name) || name === 'redis') expect(service.cap_add).toBeUndefined()
  })

  it('checks health by files that are there', () => {
    const { test = [] } = production.services['web']!.healthcheck!
    expect(existsSync(test[2]!)).toBe(true)
    expect(test.at(-1)).toBe('ready')
  })

  it('opens no port but to this machine, and only that of the web process', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]))
    expect(open).toEqual([['web', '127.0.0.1:3000:3000']])
  })

  it('joins services by networks and conditions that exist', () => {
    for (const [, { networks = [], depends_on: before = {} }] of services) {
      expect(networks.length).toBeGreaterThan(0)
      for (const network of networks) expect(production.networks).toHaveProperty([network])
      for (const [other, { condition }] of Object.entries(before)) {
        expect(production.services).toHaveProperty([other])
        expect(condition).toBe(ONCE.includes(other) ? 'service_completed_successfully' : 'service_healthy')
      }
    }
  })

  it('mounts files and volumes that exist', () => {
    for (const [name, { volumes = [] }] of services) {
      for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
        if (source.startsWith('./')) expect([name, existsSync(source)]).toEqual([name, true])
        else expect(production.volumes).toHaveProperty([source])
      }
    }
  })

  it('hides the database, Redis and the storage from the world', () => {
    for (const name of ['postgres', 'redis', 'storage']) {
      for (const network of production.services[name]!.networks!) expect(production.networks![network]?.internal).toBe(true)
    }
  })

  it('reaches every host that it names', () => {
    for (const [name, { environment = {}, networks = [] }] of app.filter(([each]) => ['web', 'worker'].includes(each))) {
      for (const variable of ['DATABASE_URL', 'REDIS_URL', 'S3_ENDPOINT', ...(name === 'worker' ? ['SMTP_URL'] : [])]) {
        const { hostname } = new URL(filled(environment[variable]!))
        expect(production.services[hostname]!.networks!.some((network) => networks.includes(network))).toBe(true)
      }
    }
  })

  it('makes the login by a script that may be run', () => {
    expect(statSync('scripts/package/postgresLogin.sh').mode & 0o111).not.toBe(0)
  })
})

describe('docker-compose.dev.yml', () => {
  it('has a Postgres of the same version and a mailbox, for this machine only', () => {
    expect(Object.keys(dev.services)).toEqual(['postgres', 'mail'])
    expect(dev.services['postgres']!.image).toBe(production.services['postgres']!.image)
    const ports = Object.values(dev.services).flatMap(({ ports: each = [] }) => each)
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
    for (const { image, healthcheck } of Object.values(dev.services)) {
      expect(image).toMatch(/:v?\d+\.\d+/)
      expect(healthcheck?.test?.[0]).toBe('CMD')
    }
  })

  it('says commands that fit it', () => {
    const { POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database } = dev.services['postgres']!.environment!
    expect(textOf('docker-compose.dev.yml')).toContain(`DATABASE_URL=postgres://${user}:${password}@127.0.0.1:5432/${database} SMTP_URL=smtp://127.0.0.1:1025 npm start`)
  })
})
