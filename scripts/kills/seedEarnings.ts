import { createLocalReq } from 'payload'
import { v7 as uuid } from 'uuid'
import { toppedUp } from '../../src/domain/ledger/recipes/toppedUp.ts'
import { asWebsite } from '../../src/lib/context.ts'
import { inTransaction } from '../../src/lib/db/transaction.ts'
import { boss, startBoss, stopBoss } from '../../src/lib/jobs/boss.ts'
import { post } from '../../src/lib/ledger/post.ts'
import { payFromWallet } from '../../src/operations/payments/payFromWallet.ts'
import { recordEarning } from '../../src/operations/payments/recordEarning.ts'
import { connect, disconnect } from '../../src/server/connect.ts'

// `seedEarnings.ts WEBSITE CLIENT WRITER COUNT POISON`: earnings whose clearance is over at once, so that each
// has a job, and one job for a timer that can't be.
const [website, client, writer, count, poison] = process.argv.slice(2) as [string, string, string, string, string]
const AMOUNT_MINOR = 100
const actor = { id: null }
const currency = 'USD'

const payload = await connect()
await startBoss('sender', (error) => process.stderr.write(`${error.message}\n`))
await asWebsite(website, async () => {
  const top = await createLocalReq({}, payload)
  const amountMinor = AMOUNT_MINOR * Number(count)
  const key = uuid()
  await inTransaction(top, () =>
    post(top, { website, kind: 'topped_up', document: { collection: 'tests', id: key }, actor, idempotencyKey: key, postings: toppedUp({ client, gateway: 'manual', amountMinor, currency }) }))
  for (let i = 0; i < Number(count); i += 1) {
    const req = await createLocalReq({}, payload)
    // Only the books matter: the order itself is nobody's concern here.
    const payable = { collection: 'orders', id: uuid() }
    const money = { website, payable, currency, actor }
    await inTransaction(req, async () => {
      await payFromWallet(req, { ...money, client, amountMinor: AMOUNT_MINOR, idempotencyKey: `${payable.id}:paid` })
      await recordEarning(req, { ...money, writer, totalMinor: AMOUNT_MINOR, writerMinor: 40, idempotencyKey: `${payable.id}:earned` })
    })
  }
})
await boss().send('fire-timer', { timerId: poison })
await stopBoss()
await disconnect(payload)
process.exit(0)
