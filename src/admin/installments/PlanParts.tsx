'use client'
import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import type { Plan } from '../../domain/installments/plan.ts'
import { Told } from '../api/Told.tsx'
import { useAnswer } from '../api/useAnswer.ts'
import { Moment } from '../fields/Moment.tsx'
import { Money } from '../ledger/Money.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { StatePill } from '../workflow/StatePill.tsx'

type PlanData = Pick<Plan, 'id' | 'version' | 'terms' | 'chargesItself'> & { website: unknown }
type PartDoc = { id: string; number: number; state: string; dueAt: string; amountMinor: number; paidMinor: number; currency: string }

/** The parts of the plan that is on the page. */
export function PlanParts() {
  const plan = useDocumentInfo().data as PlanData | undefined
  if (!plan?.id) return null
  return (
    <section className="panel-section" aria-labelledby="plan-parts">
      <h3 id="plan-parts">Installments</h3>
      <PartsOf plan={plan.id} website={plan.website} version={plan.version} />
      <p className="panel-section__empty">{agreed(plan)}</p>
    </section>
  )
}

/** What the client agreed to, as it was then. */
function agreed({ terms: { reminderDays, graceDays, chargeTries, retryHours }, chargesItself }: PlanData): string {
  const charge = chargesItself ? ` A charge that fails is tried ${chargeTries} times in all, the second time after ${retryHours} hours.` : ''
  return `The client is reminded ${reminderDays} days before a part is due, and the work pauses ${graceDays} days after it.${charge}`
}

/** The parts of a plan with their days and amounts, each a link. */
export function PartsOf({ plan, website: websiteId, version }: { plan: string; website: unknown; version: number | string }) {
  const { config } = useConfig()
  const website = useWebsite(websiteId)
  const path = `${config.routes.api}/installments?depth=0&limit=100&sort=number&where[plan][equals]=${plan}`
  const { answer, failure, again } = useAnswer<{ docs: PartDoc[] }>({ path, version })
  return (
    <Told found={answer} failure={failure} again={again} of="the installments" lines={3} empty={answer?.docs.length === 0 && 'None.'}>
      <div className="panel-table__scroll">
        <table className="panel-table">
          <thead>
            <tr><th scope="col">Part</th><th scope="col">Due</th><th scope="col">State</th><th scope="col" className="panel-table__amount">Paid</th><th scope="col" className="panel-table__amount">Amount</th></tr>
          </thead>
          <tbody>
            {answer?.docs.map(({ id, number, dueAt, state, paidMinor, amountMinor, currency }) => (
              <tr key={id}>
                <td><Link href={`${config.routes.admin}/collections/installments/${id}`} prefetch={false}>{number === 1 ? 'Deposit' : `Part ${number}`}</Link></td>
                <td><Moment iso={dueAt} timeZone={website?.timeZone} /></td>
                <td><StatePill state={state} /></td>
                <td className="panel-table__amount"><Money amountMinor={paidMinor} currency={currency} /></td>
                <td className="panel-table__amount"><Money amountMinor={amountMinor} currency={currency} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Told>
  )
}
