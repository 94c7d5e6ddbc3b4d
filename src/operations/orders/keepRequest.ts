import { v7 as uuid } from 'uuid'
import { rows } from '../../lib/db/rows.ts'
import type { Effect } from '../../lib/workflow/effect.ts'

/** Keeps a writer's wish for an available order until staff answer. */
export const keepRequest: Effect = async ({ req, doc, input, actor, now }) => {
  await rows(
    req,
    `insert into order_requests (id, website_id, order_id, writer_id, message, answer, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'open', $6, $6)`,
    [uuid(), doc.website, doc.id, actor.id, input.message ?? null, now],
  )
}
