import { parseArgs } from 'node:util'
import { startStripe } from './startStripe.ts'

const { values } = parseArgs({
  options: { port: { type: 'string', default: '12111' }, host: { type: 'string', default: '127.0.0.1' }, journal: { type: 'string' } },
})
const { origin, stop } = await startStripe({ port: Number(values.port), host: values.host, journal: values.journal })
process.stdout.write(`The Stripe simulator listens on ${origin}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)))
