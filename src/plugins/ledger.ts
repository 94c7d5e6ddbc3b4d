import { LedgerAccounts } from '../collections/ledger/LedgerAccounts.ts'
import { LedgerLotMovements } from '../collections/ledger/LedgerLotMovements.ts'
import { LedgerLots } from '../collections/ledger/LedgerLots.ts'
import { LedgerPostings } from '../collections/ledger/LedgerPostings.ts'
import { LedgerRollups } from '../collections/ledger/LedgerRollups.ts'
import { LedgerSeals } from '../collections/ledger/LedgerSeals.ts'
import { LedgerTransactions } from '../collections/ledger/LedgerTransactions.ts'
import { lapseBonusJob, rollUpBusyJob, rollUpJob, sealLedgerJob, verifyLedgerJob } from '../jobs/ledger.ts'
import { feature } from '../lib/feature.ts'

/** The books: accounts, postings, lots, rollups, seals, and the nightly check. */
export const ledger = feature({
  area: 'ledger',
  collections: [LedgerAccounts, LedgerTransactions, LedgerPostings, LedgerLots, LedgerLotMovements, LedgerRollups, LedgerSeals],
  jobs: [sealLedgerJob, rollUpBusyJob, rollUpJob, lapseBonusJob, verifyLedgerJob],
})
