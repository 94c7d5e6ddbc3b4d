import { parseArgs } from 'node:util'
import { OPERATIONS } from './operations.ts'

const COMMANDS = ['run', 'growth', 'ingest'] as const
type Command = (typeof COMMANDS)[number]

export type Options = {
  command: Command
  only: string[]
  concurrency: number[]
  seconds: number
  rounds: number
  orders: number
  sizes: number[]
  withPlain: boolean
  write: boolean
  profile: boolean
  folder: string
}

export const HELP = `npm run bench -- [growth | ingest] [options]

  --only list,read        these operations: ${OPERATIONS.map(({ name }) => name).join(', ')}
  --concurrency 1,16,64   connections at once
  --seconds 2             how long each operation is measured at each concurrency in each round
  --rounds 3              rounds, of which the medians are shown
  --orders 100000         orders in the database
  --sizes 10000,…         growth: the numbers of orders to compare
  --without-plain         leave out plain Payload, which must be built first
  --profile               also write a CPU profile of the product's server
  --write                 put the table into bench/README.md
`

/** @throws Error with a sentence for an option that can't be used */
export function readOptions(args: string[]): Options | null {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: {
      only: { type: 'string' }, concurrency: { type: 'string', default: '1,16,64' }, seconds: { type: 'string', default: '2' }, rounds: { type: 'string', default: '3' },
      orders: { type: 'string', default: '100000' }, sizes: { type: 'string', default: '10000,100000,1000000' }, folder: { type: 'string', default: '.tmp/bench' },
      'without-plain': { type: 'boolean', default: false }, write: { type: 'boolean', default: false }, profile: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const [command = 'run'] = positionals
  if (!isCommand(command)) throw new Error(`There is no “${command}”: say nothing, growth or ingest.`)
  const known = OPERATIONS.map(({ name }) => name)
  const only = values.only?.split(',') ?? known
  const stranger = only.find((name) => !known.includes(name))
  if (stranger) throw new Error(`There is no operation “${stranger}”. Choose of: ${known.join(', ')}.`)
  return {
    command, only,
    concurrency: values.concurrency.split(',').map(positive), sizes: values.sizes.split(',').map(positive),
    seconds: positive(values.seconds), rounds: positive(values.rounds), orders: positive(values.orders),
    withPlain: !values['without-plain'], write: values.write, profile: values.profile, folder: values.folder,
  }
}

const isCommand = (text: string): text is Command => (COMMANDS as readonly string[]).includes(text)

function positive(text: string): number {
  const value = Number(text.replaceAll('_', ''))
  if (value > 0) return value
  throw new Error(`“${text}” is not a number above 0.`)
}
