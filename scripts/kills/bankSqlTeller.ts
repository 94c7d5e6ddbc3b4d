import path from 'node:path'
import { buildConfig, getPayload, type PayloadRequest } from 'payload'
import { clientWallet, gatewayAccount } from '../../src/domain/ledger/accountRef.ts'
import { DomainError } from '../../src/domain/errors.ts'
import { asWebsite } from '../../src/lib/context.ts'
import { database } from '../../src/lib/db/adapter.ts'
import { appConnection } from '../../src/lib/db/connection.ts'
import { inTransaction } from '../../src/lib/db/transaction.ts'
import { post } from '../../src/lib/ledger/post.ts'

/** Money from one wallet to another; from nowhere when `from` is null. */
export type Transfer = { key: string; website: string; from: string | null; to: string; amountMinor: number }
/** `again`: nobody knows whether it was done. */
export type Outcome = { key: string; outcome: 'done' | 'refused' | 'again'; problem?: string }

const root = path.resolve(import.meta.dirname, '../..')

// A process that does what it is told by messages, through the platform's own adapter and posting.
if (import.meta.main) {
  const payload = await getPayload({
    disableOnInit: true,
    config: buildConfig({
      secret: 'a secret that only the tests of this repository use',
      telemetry: false,
      typescript: { autoGenerate: false },
      logger: { options: { level: 'silent' } } as never,
      db: database(root, appConnection()),
      collections: [{ slug: 'users', auth: true, fields: [] }],
    }),
  })
  process.on('message', (transfer: Transfer) => {
    void move({ payload } as PayloadRequest, transfer).then((outcome) => process.send?.({ key: transfer.key, ...outcome } satisfies Outcome))
  })
  process.send?.('ready')
}

async function move(req: PayloadRequest, { key, website, from, to, amountMinor }: Transfer): Promise<Omit<Outcome, 'key'>> {
  const source = from === null ? gatewayAccount('manual') : clientWallet(from)
  try {
    await asWebsite(website, () =>
      inTransaction(req, () =>
        post(req, {
          website, kind: from === null ? 'topped_up' : 'adjusted', document: { collection: 'tests', id: key }, actor: { id: null }, idempotencyKey: key,
          postings: [{ from: source, to: clientWallet(to), amountMinor, currency: 'USD' }],
        }),
      ),
    )
    return { outcome: 'done' }
  } catch (error) {
    if (error instanceof DomainError) return { outcome: 'refused' }
    return { outcome: 'again', problem: `${(error as Error).message} ${((error as Error).cause as Error | undefined)?.message ?? ''}` }
  }
}
