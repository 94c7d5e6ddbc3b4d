import type { PayloadRequest } from 'payload'
import type { OrderSettings } from '../../domain/orders/types.ts'
import { notFound } from '../../lib/db/lock.ts'
import { row } from '../../lib/db/rows.ts'

const SETTINGS = `
  select settings_revision_days as "revisionDays", settings_revision_quota as "revisionQuota", settings_reopen_days as "reopenDays",
    settings_writer_share_percent as "writerSharePercent", settings_started_refund_percent as "startedRefundPercent"
  from websites where id = $1`

/** What a website decides about its orders, in one small read: every move of every order asks. @throws DomainError `not_found` */
export async function orderSettings(req: PayloadRequest, website: string): Promise<OrderSettings> {
  const settings = await row<OrderSettings>(req, SETTINGS, [website])
  if (!settings) throw notFound()
  return settings
}
