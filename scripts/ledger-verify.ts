import { createLocalReq } from 'payload'
import { asSystem } from '../src/lib/context.ts'
import { sealLedger } from '../src/operations/ledger/sealLedger.ts'
import { verifyLedger } from '../src/operations/ledger/verifyLedger.ts'
import { connect, disconnect } from '../src/server/connect.ts'

// `npm run ledger:verify`: checks every invariant of the ledger. Exit code 1 when a row differs. It
// seals first, as the worker does each minute: what was left unsealed when the worker stopped is no
// finding, and the job at night still tells when no worker seals.
const payload = await connect()
const { sealed, findings } = await asSystem(async () => ({
  sealed: await sealLedger(await createLocalReq({}, payload)),
  findings: await verifyLedger(await createLocalReq({}, payload)),
}))
if (sealed > 0) console.log(`Sealed ${sealed} transactions that were waiting for the worker.`)
for (const { invariant, collection, id, website, message } of findings) {
  console.log(`invariant ${invariant}: ${collection} ${id} ${message} (website ${website})`)
}
console.log(findings.length === 0 ? 'The ledger is as it must be.' : `${findings.length} findings, the earliest first.`)
await disconnect(payload)
process.exit(findings.length === 0 ? 0 : 1)
