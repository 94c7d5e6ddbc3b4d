import { createLocalReq } from 'payload'
import { asSystem } from '../src/lib/context.ts'
import { connect, disconnect } from '../src/server/connect.ts'
import { verifyLedger } from '../src/operations/ledger/verifyLedger.ts'

// `npm run ledger:verify`: checks every invariant of the ledger. Exit code 1 when a row differs.
const payload = await connect()
const findings = await asSystem(async () => verifyLedger(await createLocalReq({}, payload)))
for (const { invariant, collection, id, website, message } of findings) {
  console.log(`invariant ${invariant}: ${collection} ${id} ${message} (website ${website})`)
}
console.log(findings.length === 0 ? 'The ledger is as it must be.' : `${findings.length} findings, the earliest first.`)
await disconnect(payload)
process.exit(findings.length === 0 ? 0 : 1)
