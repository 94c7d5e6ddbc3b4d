/**
 * A gateway could not be asked, or refused what was asked. `unreachable` says nothing about whether it
 * took effect: ask again with the same key, or read the object. `refused` took no effect.
 */
export class GatewayError extends Error {
  readonly kind: 'unreachable' | 'refused'
  /** The gateway's own code, for staff. */
  readonly code: string | null

  constructor(kind: 'unreachable' | 'refused', message: string, code: string | null = null, options?: ErrorOptions) {
    super(message, options)
    this.name = 'GatewayError'
    this.kind = kind
    this.code = code
  }
}
