import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { forgetEnv } from '../env.ts'
import { seal, unseal } from './seal.ts'

const before = { ...process.env }
const A = 'a'.repeat(31) + '1'
const B = 'b'.repeat(31) + '2'
const SEAT = { websiteId: 'inkwell', field: 'secretKey' }

const withSecrets = (SEALING_SECRET: string, PAYLOAD_SECRET = 'p'.repeat(31) + '3') => {
  process.env = { ...before, NODE_ENV: 'test', PAYLOAD_SECRET, SEALING_SECRET }
  forgetEnv()
}
beforeEach(() => withSecrets(A))
afterEach(() => {
  process.env = { ...before }
  forgetEnv()
})

it('opens what it sealed, and never writes the same twice', () => {
  const [one, two] = [seal('sk_test_ä', SEAT), seal('sk_test_ä', SEAT)]
  expect([unseal(one, SEAT), unseal(two, SEAT), one === two]).toEqual(['sk_test_ä', 'sk_test_ä', false])
  expect(one).not.toContain(Buffer.from('sk_test').toString('base64url'))
})

it('does not open for another website, for another field, or when a byte was changed', () => {
  const sealed = seal('sk_test_1', SEAT)
  expect(unseal(sealed, { ...SEAT, websiteId: 'federhaus' })).toBeNull()
  expect(unseal(sealed, { ...SEAT, field: 'webhookSecrets' })).toBeNull()
  const parts = sealed.split('.')
  const text = Buffer.from(parts[2]!, 'base64url')
  text[0]! ^= 1
  expect(unseal([parts[0], parts[1], text.toString('base64url'), parts[3]].join('.'), SEAT)).toBeNull()
  expect(unseal([parts[0], parts[1], parts[2], parts[3]!.slice(0, 6)].join('.'), SEAT)).toBeNull()
  expect(['', 'v1', 'v2.a.b.c', 'sk_test_1'].map((text) => unseal(text, SEAT))).toEqual([null, null, null, null])
})

it('opens with an older secret while it stands behind the new one', () => {
  const sealed = seal('sk_test_1', SEAT)
  withSecrets(`${B},${A}`)
  expect(unseal(sealed, SEAT)).toBe('sk_test_1')
  expect(unseal(seal('sk_test_2', SEAT), SEAT)).toBe('sk_test_2')
  withSecrets(B)
  expect(unseal(sealed, SEAT)).toBeNull()
})

it('opens what was sealed before there was a secret for it', () => {
  withSecrets('')
  const sealed = seal('sk_test_1', SEAT)
  withSecrets(A)
  expect(unseal(sealed, SEAT)).toBe('sk_test_1')
})
