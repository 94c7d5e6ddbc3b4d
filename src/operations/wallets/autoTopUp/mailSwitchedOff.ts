import type { PayloadRequest } from 'payload'
import { formatMinor } from '../../../domain/money/format.ts'
import type { AutoTopUp } from '../../../domain/wallets/autoTopUp.ts'
import { row } from '../../../lib/db/rows.ts'
import { inTransaction } from '../../../lib/db/transaction.ts'
import type { OutboxEvent } from '../../../lib/feature.ts'
import { frontendOf } from '../../../lib/mail/frontendOf.ts'
import { mailHtml } from '../../../lib/mail/layout.ts'
import { queueOnce } from '../../../lib/mail/queueOnce.ts'

/** Tells a client that the wallet is not filled by itself any more; one who has switched it off knows. */
export const mailSwitchedOff = (req: PayloadRequest, event: OutboxEvent): Promise<void> =>
  inTransaction(req, async () => {
    const { isFailure, sentence } = event.facts as { isFailure?: boolean; sentence?: string }
    if (!isFailure) return
    const auto = await req.payload.db.findOne<AutoTopUp>({ collection: 'auto-top-ups' as never, req, where: { id: { equals: event.document.id } } })
    if (!auto) return
    const client = await row<{ name: string; email: string | null }>(req, 'select display_name as name, email from users where id = $1', [auto.client])
    if (!client?.email) return
    const { name } = (await row<{ name: string }>(req, 'select name from websites where id = $1', [auto.website]))!
    const link = await frontendOf(req, auto.website)
    await queueOnce(req, {
      id: event.id, to: client.email, subject: `${name}: your wallet is not filled by itself any more`,
      html: mailHtml({
        name: client.name,
        sentences: [
          `We could not charge your saved method with ${formatMinor(auto.amountMinor, auto.currency)} for your wallet.`, sentence ?? '',
          'So we have switched this off, and do not try again. Your wallet stays as it is. You can fill it on our website, or switch this on again with another method.',
        ].filter(Boolean),
        ...(link && { link, linkText: name }),
      }),
    })
  })
