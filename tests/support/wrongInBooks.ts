import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { asSystem } from '../../src/lib/context.ts'
import { rows } from '../../src/lib/db/rows.ts'
import { gatewayFor } from '../../src/lib/gateways/gatewayFor.ts'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'
import { verifyLedger } from '../../src/operations/ledger/verifyLedger.ts'
import { reconcile } from '../../src/operations/reconciliation/reconcile.ts'

const DAY_MS = 86_400_000

/** What `ledger:verify` finds, and where the ledger and the simulator of Stripe differ, a line each. */
export const wrongInBooks = (payload: Payload): Promise<string[]> =>
  asSystem(async () => {
    const req = await createLocalReq({}, payload)
    // The worker would have: a test may have let days pass.
    await sealLedger(req)
    const findings = await verifyLedger(req)
    return [...findings.map((finding) => JSON.stringify(finding)), ...(await differencesOf(req))]
  })

async function differencesOf(req: PayloadRequest): Promise<string[]> {
  if (!process.env['STRIPE_API_URL']) return []
  const websites = await rows<{ id: string; slug: string; first: Date; last: Date }>(req, `select w.id, w.slug, min(p.created_at) as first, max(p.updated_at) as last from websites w join payments p on p.website_id = w.id where p.gateway = 'stripe' group by w.id`)
  const lines: string[] = []
  for (const { id, slug, first, last } of websites) {
    const days = { from: new Date(first.getTime() - DAY_MS), until: new Date(last.getTime() + DAY_MS) }
    const { differences } = await reconcile(req, await gatewayFor(req, id, 'stripe'), { website: id, ...days })
    lines.push(...differences.map(({ cause, subject, currency, gatewayMinor, ledgerMinor }) => `${slug}: ${cause} ${subject}: ${currency} ${gatewayMinor} at the gateway, ${ledgerMinor} in the ledger`))
  }
  return lines
}
