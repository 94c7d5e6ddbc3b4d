import { z } from 'zod'
import { LARGEST_DEPOSIT_PERCENT, MOST_PARTS } from '../../domain/installments/terms.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { documentOf, moment } from '../../lib/http/output.ts'
import { readable } from '../../lib/workflow/moveOne.ts'
import { acceptPlan } from '../../operations/installments/acceptPlan.ts'
import { changeMethod } from '../../operations/installments/changeMethod.ts'
import { previewPlan } from '../../operations/installments/offerPlan.ts'

/** What can be paid in parts. */
const SPLITTABLE = ['orders'] as const

const parts = z.coerce.number().int().min(2).max(MOST_PARTS).optional().describe('How many, the deposit included; as many as the price allows unless said otherwise')
const depositPercent = z.coerce.number().int().min(1).max(Math.max(100, LARGEST_DEPOSIT_PERCENT)).optional().describe('The smallest unless said otherwise')
const output = z.object({ doc: documentOf('installment-plans') })

/** What a client would agree to. */
export const previewInstallments = endpoint({
  method: 'get',
  path: '/preview',
  summary: 'The parts in which something can be paid now, with their amounts and days: nothing is agreed yet',
  access: ['client', 'support', 'admin'],
  query: z.object({ collection: z.enum(SPLITTABLE), id: z.uuid(), parts, depositPercent }),
  output: z.object({
    about: z.string(), currency: z.string(), totalMinor: z.int(), depositPercent: z.int(),
    parts: z.array(z.object({ number: z.int(), isDeposit: z.boolean(), dueAt: moment, amountMinor: z.int() })).describe('They sum to the total'),
    depositPercentLeast: z.int(), partsMost: z.int(), smallestPartMinor: z.int(),
    graceDays: z.int().describe('Days after a part was due until the work pauses'),
  }).meta({ id: 'InstallmentPreview' }),
  refusals: ['not_found', 'installments_off', 'installments_not_offered', 'installment_terms'],
  handler: ({ req, query: { collection, id, ...wish } }) => previewPlan(req, { payable: { collection, id }, ...wish }),
})

/** A client agrees to pay in parts. */
export const acceptInstallments = endpoint({
  method: 'post',
  path: '/',
  summary: 'Agrees to pay something of the caller in parts. Pay the deposit with POST /api/payments and the purpose `installment`',
  access: ['client'],
  idempotent: true,
  status: 201,
  input: z.object({
    payable: z.strictObject({ collection: z.enum(SPLITTABLE), id: z.uuid() }),
    parts: z.int().min(2).max(MOST_PARTS).optional(),
    depositPercent: z.int().min(1).max(100).optional(),
    chargesItself: z.boolean().default(false).describe('Charge a saved method when a part is due. Pay the deposit with `saveMethod`, or name one in `method`'),
    method: z.uuid().optional().describe('A saved method of the caller; the newest at the time unless named'),
  }),
  output,
  refusals: ['not_found', 'method_unknown', 'installments_off', 'installments_not_offered', 'installment_terms'],
  handler: async ({ req, user, input }) => {
    const id = await acceptPlan(req, { ...input, client: user.id })
    return { doc: await readable(req, 'installment-plans', id) }
  },
})

/** A client changes what is charged. */
export const changeInstallmentMethod = endpoint({
  method: 'post',
  path: '/:id/method',
  summary: 'Chooses the saved method that is charged when a part is due, or none. What is due is charged at once',
  access: ['client'],
  input: z.object({ method: z.uuid().nullable().describe('Null: nothing is charged, the caller pays each part') }),
  output,
  refusals: ['not_found', 'method_unknown', 'no_installment_plan'],
  handler: async ({ req, user, params, input }) => {
    await changeMethod(req, { id: params.id!, client: user.id, method: input.method })
    return { doc: await readable(req, 'installment-plans', params.id!) }
  },
})
