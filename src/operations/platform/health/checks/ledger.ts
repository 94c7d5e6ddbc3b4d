import type { PayloadRequest } from 'payload'
import { forHowLong } from '../../../../domain/platform/forHowLong.ts'
import type { Verdict } from '../../../../domain/platform/verdict.ts'
import { row } from '../../../../lib/db/rows.ts'
import { countImbalances } from '../../../ledger/countImbalances.ts'
import type { HealthCheck } from '../check.ts'

const LAST_RUN = `
  select state::text as state, completed_on as at, extract(epoch from now() - completed_on) as seconds from pgboss.job
  where name = 'ledger-verify' and state in ('completed', 'failed') order by completed_on desc limit 1`
const LATEST_SECONDS = 26 * 3_600
const VERIFY = 'Run npm run ledger:verify: it names the rows. Do not change the books by hand.'

/** Whether the books are as they must be. */
export const ledger: HealthCheck = {
  name: 'ledger',
  title: 'Ledger',
  finds: 'An account that moved lately does not hold what its last posting left, or the nightly verification found something or did not run.',
  run: async (req) => {
    const imbalances = await countImbalances(req)
    if (imbalances > 0) return { status: 'failing', says: `${imbalances} ${imbalances === 1 ? 'account does' : 'accounts do'} not hold what the last posting left.`, todo: VERIFY }
    return lastVerification(req)
  },
}

async function lastVerification(req: PayloadRequest): Promise<Verdict> {
  const last = await row<{ state: string; at: Date; seconds: number }>(req, LAST_RUN)
  if (!last) return { status: 'ok', says: 'The accounts that moved lately agree with their postings; no night has passed yet.' }
  if (last.state === 'failed') return { status: 'failing', says: 'The last nightly verification found that the ledger is not as it must be.', todo: VERIFY, since: last.at.toISOString() }
  if (last.seconds > LATEST_SECONDS) return { status: 'warning', says: `The ledger was last verified ${forHowLong(last.seconds)} ago.`, todo: 'See that a worker runs at 2:10 UTC, or run npm run ledger:verify.', since: last.at.toISOString() }
  return { status: 'ok', says: `The books are as they must be; verified ${forHowLong(last.seconds)} ago.` }
}
