export type KeyMode = 'test' | 'live'

export const SECRET_KEY = /^[sr]k_(test|live)_\w{1,250}$/
export const PUBLISHABLE_KEY = /^pk_(test|live)_\w{1,250}$/
export const WEBHOOK_SECRET = /^whsec_[\w+/=]{8,250}$/

/** Whether real money moves with a key of Stripe. */
export const modeOf = (key: string): KeyMode => (/^[a-z]k_live_/.test(key) ? 'live' : 'test')

/** What may be seen of a secret: its kind and its last four characters. */
export const hintOf = (secret: string): string => `${/^(?:[a-z]k_(?:test|live)_|whsec_)?/.exec(secret)![0]}…${secret.slice(-4)}`
