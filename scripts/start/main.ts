import { env } from '../../src/lib/env.ts'
import { fail } from '../bootstrap/fail.mjs'
import { step } from '../bootstrap/progress.mjs'
import { buildPanel } from '../panel/buildPanel.ts'
import { checkPort } from './checkPort.ts'
import { greet } from './greet.ts'
import { loadSettings } from './loadSettings.ts'
import { openDatabase } from './openDatabase.ts'
import { prepareDatabase } from './prepareDatabase.ts'
import { startServer } from './startServer.ts'
import { stopping, whenStopping } from './stopping.ts'

/** Brings everything up, waits until it is told to stop or something dies, and takes all down again. */
async function start(): Promise<void> {
  const begun = Date.now()
  loadSettings()
  await checkPort(env().PORT, env().HOST)
  const database = await step('Starting the database', openDatabase)
  try {
    await Promise.all([prepareDatabase(), buildPanel(stopping)])
    const server = await step('Starting the server', startServer)
    greet(begun)
    const death = await Promise.race([whenStopping(), server.died, database.died])
    if (!death) process.stdout.write('\nStopping ...\n')
    await server.stop()
    if (death) throw death
  } finally {
    await database.stop()
  }
}

try {
  await start()
} catch (error) {
  if (!stopping.aborted) fail(error)
}
process.stdout.write('Stopped.\n')
process.exit(0)
