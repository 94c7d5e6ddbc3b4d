// Starts Postgres in the folder of the first argument, prints its URL, and stays until it is killed.
import { startPostgres } from '../../src/server/embedded.ts'

try {
  const postgres = await startPostgres({ dataDir: process.argv[2], durable: false })
  process.stdout.write(postgres.url)
  setInterval(() => undefined, 1_000)
} catch (error) {
  process.stderr.write(error.message)
  process.exit(1)
}
