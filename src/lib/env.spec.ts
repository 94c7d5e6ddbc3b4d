import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { env, forgetEnv } from './env.ts'
import { settings } from './env/settings.ts'

const before = { ...process.env }
let dataDir: string

beforeEach(() => {
  for (const name of Object.keys(settings)) delete process.env[name]
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'scriptorium-env-'))
  set({ DATA_DIR: dataDir })
})
afterEach(() => {
  rmSync(dataDir, { recursive: true })
  process.env = { ...before }
  forgetEnv()
})

const set = (variables: Record<string, string>) => {
  Object.assign(process.env, variables)
  forgetEnv()
}

it('has a value for everything when nothing is set', () => {
  expect(env()).toMatchObject({
    APP_ENV: 'demo',
    PORT: 3000,
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:3000',
    ALLOWED_ORIGINS: ['http://localhost:3000'],
    UPLOAD_DIR: path.join(dataDir, 'uploads'),
    RATE_LIMITS: true,
    TRUST_PROXY: 0,
  })
})

it('makes a secret once, for the eyes of its owner only', () => {
  const { PAYLOAD_SECRET } = env()
  forgetEnv()
  expect(env().PAYLOAD_SECRET).toBe(PAYLOAD_SECRET)
  expect(PAYLOAD_SECRET).toMatch(/^[0-9a-f]{64}$/)
  expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
})

it('treats an empty variable as unset', () => {
  set({ SMTP_URL: '', PORT: ' ' })
  expect(env()).toMatchObject({ PORT: 3000 })
  expect(env().SMTP_URL).toBeUndefined()
})

it('reads lists, flags, numbers and derived addresses', () => {
  set({
    PUBLIC_URL: 'https://office.example.com/',
    ALLOWED_ORIGINS: 'https://inkwell.example, https://federhaus.example',
    RATE_LIMITS: 'off',
    TRUST_PROXY: '10.0.0.0/8,127.0.0.1',
  })
  expect(env()).toMatchObject({
    PUBLIC_URL: 'https://office.example.com',
    ALLOWED_ORIGINS: ['https://office.example.com', 'https://inkwell.example', 'https://federhaus.example'],
    RATE_LIMITS: false,
    TRUST_PROXY: '10.0.0.0/8,127.0.0.1',
  })
})

it.each([
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://x'],
  ['SMTP_URL', 'http://mail'],
  ['PUBLIC_URL', 'office.example.com'],
  ['POOL_MAX', '1'],
  ['DEMO_PASSWORD', 'short'],
  ['PAYLOAD_SECRET', 'short'],
  ['RATE_LIMITS', 'perhaps'],
  ['LOG_LEVEL', 'loud'],
])('refuses %s=%s with a sentence that names it', (name, value) => {
  set({ [name]: value })
  expect(() => env()).toThrow(new RegExp(`^${name} can't be used: `))
})

describe('in production', () => {
  beforeEach(() => set({ NODE_ENV: 'production' }))

  it('refuses to make a secret of its own', () => {
    expect(() => env()).toThrow('PAYLOAD_SECRET must be set in production.')
    expect(existsSync(path.join(dataDir, 'secret'))).toBe(false)
  })

  it.each([settings.PAYLOAD_SECRET.example, 'a'.repeat(40), 'abcabcabcabcabcabcabcabcabcabcabcabc'])(
    'refuses the well-known secret %s',
    (secret) => {
      set({ PAYLOAD_SECRET: secret })
      expect(() => env()).toThrow('PAYLOAD_SECRET is a well-known value')
    },
  )

  it('takes a secret of one’s own and listens on every address', () => {
    set({ PAYLOAD_SECRET: 'q8Zr2mVx7LwKc4TnYb9PdHs5Jf3Ga6Ue' })
    expect(env()).toMatchObject({ APP_ENV: 'production', HOST: '0.0.0.0' })
  })
})
