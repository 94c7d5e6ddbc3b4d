import type { PayloadRequest } from 'payload'
import { statementMonth } from '../../domain/payouts/statementMonth.ts'
import { statementText } from '../../domain/payouts/statementText.ts'
import { now } from '../../lib/clock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { pdfAnswer } from '../../lib/http/pdfAnswer.ts'
import { balancesOfOwner } from '../../lib/ledger/balanceOf.ts'
import { statement, type StatementLine } from '../../lib/ledger/statement.ts'
import { renderStatement } from '../../lib/payouts/renderStatement.ts'
import { websiteById } from '../../lib/websites/settings.ts'

/** A month with more has a file that nobody reads; the API's statement has pages. */
const MOST_LINES = 5_000

export type MonthlyStatement = { website: string; writer: string; month: string }

/**
 * What moved on a writer's accounts in a month that is over, as PDF.
 * @throws DomainError `period_invalid`, `month_not_over`
 */
export async function monthlyStatement(req: PayloadRequest, { website, writer, month }: MonthlyStatement): Promise<Response> {
  const site = await websiteById(req, website)
  const period = statementMonth(month, { now: now(), timeZone: site.timeZone })
  const owned = (await balancesOfOwner(req, website, { ownerKind: 'writer', ownerId: writer })).filter(({ currency }) => currency === site.currency)
  const found = await statement(req, { ...period, accountIds: owned.map(({ accountId }) => accountId), page: 1, pageSize: MOST_LINES })
  const about = await namesOf(req, found.lines)
  const person = await row<{ name: string }>(req, 'select coalesce(display_name, email) as name from users where id = $1', [writer])
  const text = statementText({
    website: site.papers.sellerName ?? site.name, writer: person?.name ?? '', month: period.name, timeZone: site.timeZone, currency: site.currency,
    accounts: found.accounts, lines: found.lines.map((line) => ({ ...line, about: about.get(line.document.id) ?? null })),
  })
  const content = await renderStatement(text, period.to)
  return pdfAnswer(new Uint8Array(content), `statement-${month}.pdf`)
}

const NAMES = `
  select id::text, 'order ' || number as name from orders where id = any($1::uuid[])
  union all select id::text, code from payouts where id = any($1::uuid[])
  union all select id::text, code from adjustments where id = any($1::uuid[])
  union all select e.id::text, coalesce('order ' || o.number, e.title) from earnings e left join orders o on o.id::text = e.payable_id where e.id = any($1::uuid[])`

/** What people call the documents that money moved for. */
async function namesOf(req: PayloadRequest, lines: readonly StatementLine[]): Promise<Map<string, string>> {
  const ids = [...new Set(lines.map(({ document }) => document.id))].filter((id) => /^[0-9a-f-]{36}$/i.test(id))
  const found = ids.length > 0 ? await rows<{ id: string; name: string }>(req, NAMES, [ids]) : []
  return new Map(found.map(({ id, name }) => [id, name]))
}
