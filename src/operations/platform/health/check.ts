import type { PayloadRequest } from 'payload'
import type { Verdict } from '../../../domain/platform/verdict.ts'

/** One thing that can be wrong with the platform. Reads only, and little. */
export type HealthCheck = {
  name: string
  title: string
  /** What it finds, for the page of the manual. */
  finds: string
  run: (req: PayloadRequest) => Promise<Verdict>
}
