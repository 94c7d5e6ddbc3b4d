import pg from 'pg'

// Money and counters are whole numbers below 2^53, as in the product.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

export type Client = { query: <Row = Record<string, unknown>>(name: string, text: string, values?: unknown[]) => Promise<Row[]> }

type Armed = pg.PoolClient & { armedWith?: string }

/**
 * Connections in the application's role, which row-level security binds, each armed with the websites
 * of its caller when those differ from the last caller's. Statements are prepared once a connection.
 */
export function openDatabase(connectionString: string, max: number) {
  const pool = new pg.Pool({
    connectionString, max, options: '-c role=scriptorium_app', connectionTimeoutMillis: 2_000,
    statement_timeout: 15_000, lock_timeout: 5_000, idle_in_transaction_session_timeout: 30_000,
  })
  pool.on('error', () => undefined)

  /** One or more statements on one connection. `visible` is `*` for the platform itself. */
  async function on<T>(visible: string, work: (client: Client, connection: pg.PoolClient) => Promise<T>): Promise<T> {
    const connection = (await pool.connect()) as Armed
    let broken: Error | undefined
    try {
      if (connection.armedWith !== visible) {
        await connection.query({ name: 'arm', text: `select set_config('app.websites', $1, false)`, values: [visible] })
        connection.armedWith = visible
      }
      return await work({ query: async (name, text, values = []) => (await connection.query({ name, text, values })).rows as never }, connection)
    } catch (error) {
      if (!(error as { code?: string; name?: string }).code) broken = error as Error
      throw error
    } finally {
      connection.release(broken)
    }
  }

  /** A transaction. A COMMIT that became a ROLLBACK is an error, as in the product. */
  const transaction = <T>(visible: string, work: (client: Client) => Promise<T>): Promise<T> =>
    on(visible, async (client, connection) => {
      await connection.query('begin')
      try {
        const result = await work(client)
        const { command } = await connection.query('commit')
        if (command !== 'COMMIT') throw new Error('The transaction was rolled back')
        return result
      } catch (error) {
        await connection.query('rollback')
        throw error
      }
    })

  return { on, transaction }
}

export type Database = ReturnType<typeof openDatabase>
