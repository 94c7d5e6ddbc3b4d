import { z } from 'zod'
import { ACCOUNT_KIND_NAMES } from '../../domain/ledger/accountKinds.ts'
import { moment } from '../../lib/http/output.ts'

/** What something is about: a document of a collection. */
export const document = z.object({ collection: z.string(), id: z.string() })

const account = z.enum(ACCOUNT_KIND_NAMES)

/** A page of what moved on somebody's accounts in a period. */
export const Statement = z.object({
  currency: z.string(),
  from: moment,
  to: moment,
  openingMinor: z.int(),
  closingMinor: z.int(),
  accounts: z.array(z.object({ account, currency: z.string(), openingMinor: z.int(), closingMinor: z.int() })),
  lines: z.array(z.object({
    transactionId: z.uuid(), at: moment, kind: z.string(), label: z.string(), account, document, note: z.string().nullable(),
    amountMinor: z.int().describe('Above zero came in, below zero went out'),
    balanceMinor: z.int().nullable().describe('What was left on the account'),
    currency: z.string(),
  }).meta({ id: 'StatementLine' })),
  page: z.int(), pageSize: z.int(), totalLines: z.int(), totalPages: z.int(),
}).meta({ id: 'Statement' })
