import type { PayloadRequest } from 'payload'
import { verifyLedger } from './verifyLedger.ts'

/**
 * Verifies the ledger and logs each finding.
 * @throws Error when there is one, so that the failed job is seen in the queue
 */
export async function reportFindings(req: PayloadRequest): Promise<void> {
  const findings = await verifyLedger(req)
  for (const finding of findings) req.payload.logger.error({ finding }, 'The ledger is not as it must be')
  if (findings[0]) throw new Error(`The ledger is not as it must be: ${findings.length} findings, first ${findings[0].collection} ${findings[0].id} ${findings[0].message}`)
}
