import { env } from '../../src/lib/env.ts'

/** Where the server of this machine is reached. */
export function localUrl(): string {
  const { HOST, PORT } = env()
  const isEverywhere = HOST === '0.0.0.0' || HOST === '::'
  return `http://${isEverywhere || HOST === '127.0.0.1' ? 'localhost' : HOST}:${PORT}`
}
