import { once } from 'node:events'
import { type KillableProcess, startScript, type Surroundings } from './processes.ts'
import type { Outcome, Transfer } from './bankSqlTeller.ts'

const IN_HAND = 12
const PAUSE_MS = 50
const MAX_FAILS = 20_000

type Teller = { process: KillableProcess; inHand: Map<string, Transfer> }

/**
 * Processes that carry out transfers, each again with its key until somebody knows how it ended.
 * `next` gives new ones until it answers null.
 */
export class Tellers {
  readonly done = new Set<string>()
  readonly refused = new Set<string>()
  tries = 0
  /** In a row. */
  #fails = 0
  #active: Teller[] = []
  /** Started in advance, so that a kill costs no time. */
  #standby: Promise<Teller> | null = null
  #replaced: Promise<void> = Promise.resolve()
  #again: Transfer[] = []
  /** Asked for, and nobody knows yet how it ended. */
  readonly #open = new Set<string>()

  readonly #surroundings: Surroundings
  readonly #next: () => Transfer | null

  constructor(surroundings: Surroundings, next: () => Transfer | null) {
    this.#surroundings = surroundings
    this.#next = next
  }

  async open(count: number): Promise<void> {
    const tellers = await Promise.all(Array.from({ length: count }, () => this.#start()))
    for (const teller of tellers) this.#employ(teller)
    this.#standby = this.#start()
  }

  /** SIGKILL to one of them; another one takes its place as soon as it is ready, the others what it had in hand. */
  async killOne(which: number): Promise<void> {
    const teller = this.#active.splice(which % this.#active.length, 1)[0]!
    await teller.process.kill()
    // After the answers that it still got out.
    await new Promise((resolve) => setImmediate(resolve))
    this.#again.push(...teller.inHand.values())
    for (const other of this.#active) this.#fill(other)
    this.#replaced = this.#replaced.then(() => this.#replace())
    if (this.#active.length === 0) await this.#replaced
  }

  async #replace(): Promise<void> {
    const standby = await this.#standby!
    this.#standby = this.#start()
    this.#employ(standby)
  }

  /** Waits until every transfer is done or refused. */
  async finish(): Promise<void> {
    while (this.#open.size > 0) {
      for (const teller of this.#active) this.#fill(teller)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }

  async close(): Promise<void> {
    await this.#replaced
    const all = [...this.#active, ...(this.#standby ? [await this.#standby] : [])]
    for (const { process } of all) await process.kill()
  }

  async #start(): Promise<Teller> {
    // One that meets a dead Postgres while it starts ends: whoever supervises it starts another one.
    for (;;) {
      const process = startScript('scripts/kills/bankSqlTeller.ts', [], this.#surroundings)
      await Promise.race([once(process.child, 'message'), process.gone])
      if (!process.isGone()) return { process, inHand: new Map() }
    }
  }

  #employ(teller: Teller): void {
    teller.process.child.on('message', (outcome: Outcome) => this.#note(teller, outcome))
    this.#active.push(teller)
    this.#fill(teller)
  }

  #fill(teller: Teller): void {
    while (teller.inHand.size < IN_HAND) {
      const transfer = this.#again.pop() ?? this.#next()
      if (!transfer) return
      teller.inHand.set(transfer.key, transfer)
      this.#open.add(transfer.key)
      this.tries += 1
      teller.process.child.send(transfer)
    }
  }

  #note(teller: Teller, { key, outcome, problem }: Outcome): void {
    const transfer = teller.inHand.get(key)!
    teller.inHand.delete(key)
    this.#fails = outcome === 'again' ? this.#fails + 1 : 0
    if (this.#fails > MAX_FAILS) throw new Error(`Nothing goes through any more: ${problem}`)
    if (outcome === 'again') return void setTimeout(() => (this.#again.push(transfer), this.#fill(teller)), PAUSE_MS)
    this.#open.delete(key)
    this[outcome].add(key)
    this.#fill(teller)
  }
}
