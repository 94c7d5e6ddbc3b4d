import type { PayloadRequest } from 'payload'
import type { Fitted } from '../../domain/installments/fitParts.ts'
import { sumOf, type Part, type Plan } from '../../domain/installments/plan.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'

type Owner = Pick<Plan, 'id' | 'website' | 'client' | 'payableCollection' | 'payableId' | 'about' | 'currency'>

const MOVES: Partial<Record<Part['state'], string>> = { paid: 'settle', void: 'void' }

/** Writes what has become of the parts of a plan, and the sum of those that count. Lock what it pays for before. */
export async function writeParts(req: PayloadRequest, plan: Owner, { before, after }: { before: readonly Part[]; after: readonly Fitted[] }): Promise<void> {
  for (const part of after) {
    const known = before.find(({ number }) => number === part.number)
    if (known) await change(req, known, part)
    else await insertPart(req, plan, part)
  }
  await rows(req, 'update installment_plans set total_minor = $2, updated_at = $3 where id = $1', [plan.id, sumOf(after), now()])
}

async function change(req: PayloadRequest, before: Part, { amountMinor, paidMinor, state }: Fitted): Promise<void> {
  // What is void keeps its amount as a memory: it no longer counts.
  if (state !== 'void' && (before.amountMinor !== amountMinor || before.paidMinor !== paidMinor)) {
    await rows(req, 'update installments set amount_minor = $2, paid_minor = $3, updated_at = $4 where id = $1', [before.id, amountMinor, paidMinor, now()])
  }
  if (before.state === state) return
  await transition(req, { collection: 'installments', id: before.id, name: MOVES[state]!, version: null, actor: SYSTEM })
}

/** Adds a part to a plan. */
export async function insertPart(req: PayloadRequest, plan: Owner, { number, amountMinor, paidMinor, dueAt, state }: Fitted): Promise<void> {
  const { website, client, payableCollection, payableId, about, currency } = plan
  const at = now().toISOString()
  await req.payload.db.create({
    collection: 'installments', req,
    data: {
      website, client, payableCollection, payableId, currency, plan: plan.id, number, about: `${about}, ${number === 1 ? 'deposit' : `part ${number}`}`,
      amountMinor, paidMinor, dueAt, state, stateSince: at, stateEpisode: 0, version: 0, createdAt: at, updatedAt: at,
    },
  })
}
