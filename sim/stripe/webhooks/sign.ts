import { createHmac } from 'node:crypto'

/** The `Stripe-Signature` header: the second and the HMAC of second and body under the endpoint's secret. */
export function signatureOf(secret: string, body: string, second: number): string {
  return `t=${second},v1=${createHmac('sha256', secret).update(`${second}.${body}`).digest('hex')}`
}
