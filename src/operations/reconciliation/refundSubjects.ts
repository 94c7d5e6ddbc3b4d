import type { PayloadRequest } from 'payload'
import type { Movement } from '../../domain/reconciliation/compare.ts'
import type { RefundPart } from '../../domain/refunds/parts.ts'
import { rows } from '../../lib/db/rows.ts'
import { entriesNamed, toMovement, type GatewayEntry } from './ledgerMovements.ts'

type Refund = { id: string; parts: RefundPart[]; held: string | null; earned: string | null }
type Asked = { website: string; gateway: string; payables: readonly string[] }

/**
 * What the ledger has of the refunds of certain payables, part by part, as the gateway knows them. What was
 * booked beside the parts of its refund stands under its own name.
 */
export async function movementsOfRefunds(req: PayloadRequest, { website, gateway, payables }: Asked): Promise<Movement[]> {
  const refunds = await rows<Refund>(
    req,
    `select id, parts, held_transaction_id as held, earned_transaction_id as earned from refunds
     where website_id = $1 and payable_id = any($2) and (held_transaction_id is not null or earned_transaction_id is not null)`,
    [website, payables],
  )
  const failures = refunds.flatMap(({ id, parts }) => parts.map((_part, index) => failureKey(id, index)))
  const ids = refunds.flatMap(({ held, earned }) => [held, earned].filter((each): each is string => each !== null))
  const entries = await entriesNamed(req, { website, gateway, keys: failures, ids })
  return refunds.flatMap((refund) => ofRefund(refund, gateway, entries))
}

const failureKey = (refund: string, index: number): string => `refund:${refund}:failed:${index}`

function ofRefund({ id, parts, held, earned }: Refund, gateway: string, entries: readonly GatewayEntry[]): Movement[] {
  const granted = entries.filter((entry) => entry.id === held || entry.id === earned)
  const [first] = granted
  if (!first) return []
  const movements = parts.flatMap((part, index): Movement[] => {
    if (part.to !== 'gateway' || part.gateway !== gateway) return []
    const subject = `refund ${part.gatewayId ?? `${id}/${index + 1}`}`
    const failed = entries.find(({ key }) => key === failureKey(id, index))
    return [{ ...toMovement(first, subject), amountMinor: -part.amountMinor }, ...(failed ? [toMovement(failed, failureSubject(part, subject))] : [])]
  })
  return [...movements, ...leftOver(granted, movements)]
}

/** What the gateway never had in hand has failed here alone: granted and failed are nothing to it. */
const failureSubject = ({ gatewayId }: RefundPart, subject: string): string => (gatewayId ? `refund failure ${gatewayId}` : subject)

function leftOver(granted: readonly GatewayEntry[], movements: readonly Movement[]): Movement[] {
  const inParts = movements.filter(({ id }) => granted.some((entry) => entry.id === id)).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const amountMinor = granted.reduce((sum, entry) => sum + entry.amountMinor, 0) - inParts
  return amountMinor === 0 ? [] : [{ ...toMovement(granted[0]!, `ledger ${granted[0]!.id}`), amountMinor }]
}
