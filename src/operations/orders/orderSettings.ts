import type { PayloadRequest } from 'payload'
import type { OrderSettings } from '../../domain/orders/types.ts'
import { websiteById } from '../../lib/websites/settings.ts'

/** What a website decides about its orders. @throws DomainError `not_found` */
export async function orderSettings(req: PayloadRequest, website: string): Promise<OrderSettings> {
  const { settings } = await websiteById(req, website)
  const { revisionDays, revisionQuota, reopenDays, writerSharePercent, startedRefundPercent } = settings as unknown as OrderSettings
  return { revisionDays, revisionQuota, reopenDays, writerSharePercent, startedRefundPercent }
}
