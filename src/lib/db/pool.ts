import pg from 'pg'
import { current, visibleSetting } from '../context.ts'
import { notePoolRefusal } from './poolRefusals.ts'

type Armed = pg.PoolClient & { armedWith?: string }
type ConnectCallback = (err: Error | undefined, client: pg.PoolClient | undefined, done: (release?: boolean | Error) => void) => void

// Money and counters are whole numbers below 2^53; `rows` and Payload both expect JavaScript numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, toNumber)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/**
 * A pool that outlives its server and knows whose request it serves.
 * - An idle or checked-out client whose connection breaks never takes the process down.
 * - Each checkout is armed with the websites of the current context, for row-level security.
 * - The client that Payload's `connect` checks out and forgets is given back.
 */
export class GuardedPool extends pg.Pool {
  #isFirst = true

  constructor(options: pg.PoolConfig) {
    super(options)
    this.on('error', ignoreBrokenConnection)
    // On the event and not after the checkout: a connection may break before its promise is looked at.
    this.on('connect', (client) => void client.on('error', ignoreBrokenConnection))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: ConnectCallback): void
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    const setting = visibleSetting(current())
    if (callback) return void this.#checkout(setting).then((client) => callback(undefined, client, client.release), (error: Error) => callback(error, undefined, () => {}))
    const client = this.#checkout(setting)
    if (!this.#isFirst) return client
    this.#isFirst = false
    return client.then((forgotten) => {
      setImmediate(() => forgotten.release())
      return forgotten
    })
  }

  /** The pool takes the last idle one: put one there that need not be armed anew. */
  #prefer(setting: string): void {
    const { _idle: idle } = this as unknown as { _idle?: { client: Armed }[] }
    const place = idle?.findLastIndex(({ client }) => client.armedWith === setting) ?? -1
    if (idle && place >= 0 && place < idle.length - 1) idle.push(...idle.splice(place, 1))
  }

  async #checkout(setting: string): Promise<pg.PoolClient> {
    this.#prefer(setting)
    const client = (await super.connect().catch(noteTimeout)) as Armed
    if (client.armedWith === setting) return client
    try {
      await client.query({ name: 'arm', text: "select set_config('app.websites', $1, false)", values: [setting] })
      client.armedWith = setting
      return client
    } catch (error) {
      client.release(error as Error)
      throw error
    }
  }
}

/** The health page tells how often nobody got a connection in time. */
function noteTimeout(error: Error): never {
  if (/timeout exceeded/.test(error.message)) notePoolRefusal()
  throw error
}

/** The pool drops a broken client by itself and the query in flight is rejected: nothing is left to do. */
function ignoreBrokenConnection(): void {}

function toNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript integer`)
  return value
}
