import { env } from '../../src/lib/env.ts'
import { fail } from '../bootstrap/fail.mjs'
import { step } from '../bootstrap/progress.mjs'
import { playPayments } from '../demo/payments/playPayments.ts'
import { buildPanel } from '../panel/buildPanel.ts'
import { checkPort } from './checkPort.ts'
import { connectSimulator, disconnectSimulator } from './connectSimulator.ts'
import { greet } from './greet.ts'
import { loadSettings } from './loadSettings.ts'
import { openDatabase } from './openDatabase.ts'
import { prepareDatabase } from './prepareDatabase.ts'
import { localUrl } from './localUrl.ts'
import { needsSimulator, type RunningSimulator, startSimulator } from './simulator.ts'
import { startServer } from './startServer.ts'
import { stopping, whenStopping } from './stopping.ts'

/** Brings everything up, waits until it is told to stop or something dies, and takes all down again. */
async function start(): Promise<void> {
  const begun = Date.now()
  loadSettings()
  await checkPort(env().PORT, env().HOST)
  const database = await step('Starting the database', openDatabase)
  let simulator: RunningSimulator | null = null
  try {
    simulator = needsSimulator() ? await step('Starting the stand-in for Stripe', startSimulator) : null
    await Promise.all([prepareDatabase(), buildPanel(stopping)])
    await leadPayments(simulator)
    const server = await step('Starting the server', startServer)
    if (simulator) await playDemoPayments()
    greet(begun, simulator)
    const death = await Promise.race([whenStopping(), server.died, database.died, ...(simulator ? [simulator.died] : [])])
    if (!death) process.stdout.write('\nStopping ...\n')
    await server.stop()
    if (death) throw death
  } finally {
    await simulator?.stop()
    await database.stop()
  }
}

/** To the stand-in, or, once Stripe is set up, not to it any more. */
async function leadPayments(simulator: RunningSimulator | null): Promise<void> {
  const { APP_ENV, DATABASE_URL: databaseUrl } = env()
  if (simulator) await connectSimulator({ databaseUrl, origin: simulator.origin, webUrl: localUrl() })
  else if (APP_ENV !== 'production') await disconnectSimulator(databaseUrl)
}

/** A demo without them is still a demo: what hinders them is said, and does not end the start. */
async function playDemoPayments(): Promise<void> {
  const play = () => playPayments({ url: localUrl(), databaseUrl: env().DATABASE_URL })
  await step('Making sure of the demo’s payments', play).catch((error: Error) => process.stdout.write(`       ${error.message}\n`))
}

try {
  await start()
} catch (error) {
  if (!stopping.aborted) fail(error)
}
process.stdout.write('Stopped.\n')
process.exit(0)
